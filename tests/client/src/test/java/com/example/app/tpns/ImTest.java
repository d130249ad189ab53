package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.bound;
import static com.example.app.tpns.Client.broadcast;
import static com.example.app.tpns.Client.call;
import static com.example.app.tpns.Client.calls;
import static com.example.app.tpns.Client.fail;
import static com.example.app.tpns.Client.imFails;
import static com.example.app.tpns.Client.imSucceeds;
import static com.example.app.tpns.Client.last;
import static com.example.app.tpns.Client.logIn;
import static com.example.app.tpns.Client.logOut;
import static com.example.app.tpns.Client.registered;
import static com.example.app.tpns.Client.registrationFeedback;
import static com.example.app.tpns.Client.reported;
import static com.example.app.tpns.Client.succeed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.example.app.MainActivity;
import io.github.tpnskit.standin.Calls;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;

/** The token on its way to IM, and the account that is bound to it. */
@RunWith(RobolectricTestRunner.class)
public class ImTest {
    private static final String REPORT = "V2TIMOfflinePushManager.setOfflinePushConfig";
    private static final String BIND = "XGPushManager.upsertAccounts";
    private static final String UNBIND = "XGPushManager.delAccounts";

    @Before
    public void install() {
        Client.install();
    }

    @Test
    public void aTokenThatComesBeforeTheLoginIsReportedAfterIt() {
        registered("token-1");
        assertEquals(0, calls(REPORT).size());
        logIn();
        TpnsPush.bindUser(app(), "ann");
        assertEquals("0,token-1,true", reported(call(REPORT)));
        assertEquals("bound before IM has the token", 0, calls(BIND).size());
        imSucceeds(call(REPORT));
        assertEquals("[0:ann]", bound(call(BIND)));
    }

    @Test
    public void aTokenThatComesAfterTheLoginIsReportedAtOnce() {
        logIn();
        TpnsPush.bindUser(app(), "ann");
        TpnsPush.register(app());
        assertEquals(0, calls(REPORT).size());
        succeed(call("XGPushManager.registerPush"), "token-1");
        assertEquals("0,token-1,true", reported(call(REPORT)));
        imSucceeds(call(REPORT));
        assertEquals("[0:ann]", bound(call(BIND)));
    }

    @Test
    public void aBroadcastOfANewTokenReachesIm() {
        logIn();
        TpnsPush.register(app());
        broadcast(registrationFeedback(0, "token-1"));
        assertEquals("0,token-1,true", reported(call(REPORT)));
        imSucceeds(call(REPORT));
        broadcast(registrationFeedback(0, "token-1"));
        call(REPORT);
        broadcast(registrationFeedback(0, "token-2"));
        assertEquals("0,token-2,true", reported(last(REPORT)));
        assertEquals(2, calls(REPORT).size());
    }

    @Test
    public void aNewTokenDoesNotWaitForTheReportOfTheOldOne() {
        logIn();
        registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        assertEquals("0,token-1,true", reported(last(REPORT)));
        broadcast(registrationFeedback(0, "token-2"));
        assertEquals("0,token-2,true", reported(last(REPORT)));
    }

    @Test
    public void aNewTokenIsBoundToTheUserAgain() {
        logIn();
        TpnsPush.bindUser(app(), "ann");
        registered("token-1");
        imSucceeds(call(REPORT));
        succeed(call(BIND), null);
        broadcast(registrationFeedback(0, "token-2"));
        imSucceeds(last(REPORT));
        assertEquals(2, calls(BIND).size());
    }

    @Test
    public void theKeptTokenIsReportedWithoutWaitingForTheServer() {
        registered("token-1");
        Client.restart();
        Calls.clear();
        logIn();
        TpnsPush.register(app());
        TpnsPush.bindUser(app(), "ann");
        imSucceeds(last(REPORT));
        assertEquals("an account is bound to a token that the server has not confirmed", 0, calls(BIND).size());
        succeed(call("XGPushManager.registerPush"), "token-1");
        call(BIND);
        assertTrue(calls(REPORT).stream().allMatch(report -> reported(report).equals("0,token-1,true")));
    }

    @Test
    public void aReportThatFailsIsRepeatedInTheForeground() {
        logIn();
        TpnsPush.bindUser(app(), "ann");
        registered("token-1");
        imFails(call(REPORT), 6014);
        assertEquals(0, calls(BIND).size());
        Robolectric.buildActivity(MainActivity.class).setup();
        assertEquals(2, calls(REPORT).size());
        imSucceeds(last(REPORT));
        fail(call(BIND), 10110);
        Client.network(false);
        Client.network(true);
        assertEquals("binding failed and is repeated", 2, calls(BIND).size());
    }

    @Test
    public void everyLoginReportsTheToken() {
        logIn();
        registered("token-1");
        imSucceeds(call(REPORT));
        TpnsPush.bindUser(app(), "ann");
        imSucceeds(last(REPORT));
        TpnsPush.bindUser(app(), "ann");
        assertEquals(3, calls(REPORT).size());
    }

    @Test
    public void theLastUserIsTheOneWhoIsBound() {
        logIn();
        registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        Calls.Call ofAnn = last(REPORT);
        TpnsPush.bindUser(app(), "ben");
        imSucceeds(ofAnn);
        assertEquals(0, calls(BIND).size());
        imSucceeds(last(REPORT));
        assertEquals("[0:ben]", bound(call(BIND)));
    }

    @Test
    public void onlyTheTypeThatIsBoundIsUnbound() {
        logIn();
        registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        imSucceeds(last(REPORT));
        TpnsPush.unbindUser(app());
        assertEquals(Set.of(0), call(UNBIND).arguments.get(1));
        int reports = calls(REPORT).size();
        broadcast(registrationFeedback(0, "token-2"));
        assertEquals("IM gets no token for one who leaves", reports, calls(REPORT).size());
        logOut();
        TpnsPush.bindUser(app(), "ben");
        assertEquals("0,token-2,true", reported(last(REPORT)));
    }

    @Test
    public void aUserWhoLeftIsNotBoundByALateAnswer() {
        logIn();
        registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        TpnsPush.unbindUser(app());
        imSucceeds(last(REPORT));
        assertEquals(0, calls(BIND).size());
    }

    @Test
    public void anUnbindingThatComesTooEarlyIsMadeUpFor() {
        TpnsPush.unbindUser(app());
        registered("token-1");
        call(UNBIND);
        Client.install();
        TpnsPush.unbindUser(app());
        TpnsPush.bindUser(app(), "ann");
        registered("token-1");
        imSucceeds(last(REPORT));
        assertEquals("binding replaces the account", 0, calls(UNBIND).size());
        call(BIND);
    }

    @Test
    public void aUserWithoutNameIsNone() {
        registered("token-1");
        TpnsPush.bindUser(app(), null);
        TpnsPush.bindUser(app(), "");
        assertEquals(0, calls(REPORT).size());
    }
}
