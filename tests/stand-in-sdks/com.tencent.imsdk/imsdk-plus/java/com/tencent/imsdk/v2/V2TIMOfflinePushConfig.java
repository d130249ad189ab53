package com.tencent.imsdk.v2;

import java.io.Serializable;

/** Which push token the IM server is to use. */
public class V2TIMOfflinePushConfig implements Serializable {
    private static final long serialVersionUID = 1;
    private final long businessID;
    private final String token;
    private final boolean isTPNSToken;

    public V2TIMOfflinePushConfig(long businessID, String token) {
        this.businessID = businessID;
        this.token = token;
        this.isTPNSToken = false;
    }

    // from 7.9.5668 {
    @Deprecated
    // }
    // from 6.0.1975 {
    public V2TIMOfflinePushConfig(long businessID, String token, boolean isTPNSToken) {
        this.businessID = businessID;
        this.token = token;
        this.isTPNSToken = isTPNSToken;
    }
    // }

    @Override
    public String toString() {
        return businessID + "," + token + "," + isTPNSToken;
    }
}
