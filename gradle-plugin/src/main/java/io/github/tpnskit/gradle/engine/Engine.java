package io.github.tpnskit.gradle.engine;

/**
 * The Rust engine. It makes every decision about the integration.
 *
 * <p>Invariant: a request and a response are all that passes between the two sides; {@code native/core/src/protocol}
 * describes both.
 */
public final class Engine {
    static final int PROTOCOL = 2;

    private static boolean ready;

    private Engine() {}

    /**
     * Calls the engine.
     *
     * @param location where the first call loads the native library from
     * @throws EngineException if the engine can't be loaded, refuses the request or has a bug
     */
    public static Response ask(Request request, EngineLocation location) {
        makeReady(location);
        return Response.parse(call(request.toJson()));
    }

    private static synchronized void makeReady(EngineLocation location) {
        if (!ready) {
            NativeLibrary.load(location);
            shakeHands(Response.parse(call(Request.version().toJson())));
            ready = true;
        }
    }

    static void shakeHands(Response engine) {
        if (engine.protocol() != PROTOCOL || !engine.version().equals(PackedEngine.VERSION)) {
            throw new EngineException("tpnskit " + PackedEngine.VERSION + " uses protocol " + PROTOCOL
                    + ", but its engine is version " + engine.version() + " with protocol " + engine.protocol()
                    + ": they come from different checkouts, so build the plugin again");
        }
    }

    private static native byte[] call(byte[] request);
}
