package io.github.tpnskit.gradle.engine;

import java.nio.file.Path;

/**
 * The Rust engine, which decides everything about the integration.
 *
 * <p>Invariant: one exchange of texts and nothing else; what goes in and comes out is described in {@code
 * native/core/src/protocol.rs}.
 */
public final class Engine {
    static final int PROTOCOL = 1;

    private static boolean ready;

    private Engine() {}

    /**
     * The engine's answer.
     *
     * @param gradleUserHome where the native library is unpacked to when the first question comes
     * @throws EngineException if the engine cannot be loaded or has a bug
     */
    public static Response ask(Request request, Path gradleUserHome) {
        makeReady(gradleUserHome);
        return Response.parse(call(request.toJson()));
    }

    private static synchronized void makeReady(Path gradleUserHome) {
        if (!ready) {
            NativeLibrary.load(gradleUserHome);
            shakeHands(Response.parse(call(new Request("version").toJson())));
            ready = true;
        }
    }

    static void shakeHands(Response engine) {
        if (engine.protocol() != PROTOCOL || !engine.version().equals(PackedEngine.VERSION)) {
            throw new EngineException("tpnskit " + PackedEngine.VERSION + " speaks protocol " + PROTOCOL
                    + " and its engine is " + engine.version() + " with protocol " + engine.protocol()
                    + ": the plugin was not built from one checkout, build it again");
        }
    }

    private static native byte[] call(byte[] request);
}
