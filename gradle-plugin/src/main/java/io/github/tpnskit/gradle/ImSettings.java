package io.github.tpnskit.gradle;

import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Optional;

/**
 * {@code tpns { im { } }}: settings for Tencent IM. All but {@code enabled} go into every message that the generated client
 * sends. A class that is left out is the one for chats, if the IM SDK has a method for it.
 */
public abstract class ImSettings {
    /** Whether IM messages are pushed through TPNS; by default, if the IM SDK is a dependency. */
    @Input
    @Optional
    public abstract Property<Boolean> getEnabled();

    /** The id of the OPPO notification channel, as in the OPPO and IM consoles. */
    @Input
    @Optional
    public abstract Property<String> getOppoChannelId();

    /** The id of the Xiaomi notification channel, as in the Xiaomi console. */
    @Input
    @Optional
    public abstract Property<String> getXiaomiChannelId();

    /** The id of the notification channel on phones with Google services. */
    @Input
    @Optional
    public abstract Property<String> getFcmChannelId();

    /** The Huawei message class; by default {@code IM}. */
    @Input
    @Optional
    public abstract Property<String> getHuaweiCategory();

    /** The vivo message class; by default {@code IM}. */
    @Input
    @Optional
    public abstract Property<String> getVivoCategory();

    /** The OPPO message class; by default {@code IM}. */
    @Input
    @Optional
    public abstract Property<String> getOppoCategory();

    /** How an OPPO phone shows a message: 1 in the notification bar, 2 also on the lock screen, 16 also with a banner. */
    @Input
    @Optional
    public abstract Property<Integer> getOppoNotifyLevel();

    /** The Honor message class: {@code NORMAL}, the default, or {@code LOW} for advertising. */
    @Input
    @Optional
    public abstract Property<String> getHonorImportance();

    /** The Meizu message class: 1, the default, for private messages, or 0 for public ones. */
    @Input
    @Optional
    public abstract Property<Integer> getMeizuNotifyType();
}
