package io.github.tpnskit.gradle.engine;

/**
 * The engine can't be used or has a bug; a mistake in an app never causes this. The message can be shown as it is and
 * contains no keys.
 */
public class EngineException extends RuntimeException {
    /** The native library calls this constructor too. */
    public EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
