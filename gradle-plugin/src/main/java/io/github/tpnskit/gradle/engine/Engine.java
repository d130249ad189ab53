package io.github.tpnskit.gradle.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The Rust engine. It makes every decision about the integration.
 *
 * <p>Invariant: a request and a response are all that passes between the two sides; {@code native/core/src/protocol}
 * describes both.
 */
public final class Engine {
    static final int PROTOCOL = 2;

    /** Why the portable engine answers, by location: the native one isn't tried again before the daemon ends. */
    private static final Map<EngineLocation, String> REPLACED = new HashMap<>();

    private static Transport nativeEngine;
    private static Transport portableEngine;

    private Engine() {}

    /**
     * Calls the engine.
     *
     * @param location which engine, and where the first call loads the native library from
     * @param replaced is told why the portable engine answers, if the native one should have
     * @throws EngineException if the engine can't be loaded, refuses the request or has a bug
     */
    public static Response ask(Request request, EngineLocation location, Consumer<String> replaced) {
        return Response.parse(transport(location, replaced).call(request.toJson()));
    }

    static synchronized Transport transport(EngineLocation location, Consumer<String> replaced) {
        if (!location.allows(EngineKind.NATIVE)) {
            return portableEngine()
                    .orElseThrow(() -> new EngineUnavailableException(
                            "this tpnskit was built without its portable engine. Leave out -Ptpnskit.engine=portable",
                            null));
        }
        if (nativeEngine == null && REPLACED.containsKey(location)) {
            return replacement(REPLACED.get(location), replaced);
        }
        try {
            return nativeEngine(location);
        } catch (EngineUnavailableException e) {
            // A build that was cancelled says nothing about the machine.
            boolean cancelled = Thread.currentThread().isInterrupted();
            if (cancelled || !location.allows(EngineKind.PORTABLE) || portableEngine().isEmpty()) {
                throw e;
            }
            REPLACED.put(location, e.getMessage());
            return replacement(e.getMessage(), replaced);
        }
    }

    private static Transport replacement(String cause, Consumer<String> replaced) {
        replaced.accept(cause);
        return portableEngine().orElseThrow();
    }

    private static Transport nativeEngine(EngineLocation location) {
        if (nativeEngine == null) {
            NativeLibrary.load(location);
            nativeEngine = checked(Engine::call);
        }
        return nativeEngine;
    }

    private static Optional<Transport> portableEngine() {
        if (portableEngine == null) {
            portableEngine = PackedEngine.portable().map(PortableEngine::new).map(Engine::checked).orElse(null);
        }
        return Optional.ofNullable(portableEngine);
    }

    private static Transport checked(Transport engine) {
        shakeHands(Response.parse(engine.call(Request.version().toJson())));
        return engine;
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
