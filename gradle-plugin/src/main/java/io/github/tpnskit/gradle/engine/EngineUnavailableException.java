package io.github.tpnskit.gradle.engine;

/** The engine can't be loaded on this machine. The message is one sentence with the cause, and one with the way out. */
public final class EngineUnavailableException extends EngineException {
    private static final long serialVersionUID = 1;

    EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
