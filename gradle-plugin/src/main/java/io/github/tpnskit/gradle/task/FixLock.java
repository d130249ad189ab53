package io.github.tpnskit.gradle.task;

import org.gradle.api.services.BuildService;
import org.gradle.api.services.BuildServiceParameters;

/** Modules share files such as {@code gradle.properties}: while the fixes of one read and write them, others wait. */
public abstract class FixLock implements BuildService<BuildServiceParameters.None> {}
