package io.github.tpnskit.gradle.engine;

/** Carries a request to the engine and its response back, both UTF-8 JSON. */
interface Transport {
    /** @throws EngineException if the engine has a bug */
    byte[] call(byte[] request);
}
