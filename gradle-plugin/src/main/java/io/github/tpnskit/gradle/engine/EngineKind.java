package io.github.tpnskit.gradle.engine;

/** Both kinds of the engine give the same answers, byte for byte. */
public enum EngineKind {
    /** A library that the JVM loads. */
    NATIVE,
    /** WebAssembly that was compiled to Java classes. It runs in every JVM, but slower. */
    PORTABLE
}
