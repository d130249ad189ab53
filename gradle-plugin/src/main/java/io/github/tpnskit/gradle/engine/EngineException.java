package io.github.tpnskit.gradle.engine;

/**
 * The engine cannot be used or has a bug: never a mistake of the app's owner. The message stands alone and holds no
 * keys.
 */
public final class EngineException extends RuntimeException {
    /** Called by the native library too. */
    public EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
