package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Internal;

/** A question to which the certificate belongs that the variant is signed with, if it can be read. */
public interface SignedVariant extends Question {
    /** As in {@code release}. */
    @Internal
    Property<String> getSigningConfig();

    @Internal
    RegularFileProperty getStore();

    @Internal
    Property<String> getStorePassword();

    @Internal
    Property<String> getKeyAlias();

    @Override
    default Request request(String command) {
        Map<String, Object> variant = new TreeMap<>(getVariant().get());
        certificate().ifPresent(certificate -> variant.put("certificates", List.of(certificate)));
        return Question.super.request(command).variant(variant);
    }

    private Optional<Map<String, String>> certificate() {
        try {
            File store = getStore().getAsFile().getOrNull();
            if (store == null || !store.isFile()) {
                return Optional.empty();
            }
            char[] password = getStorePassword().map(String::toCharArray).getOrNull();
            Certificate certificate = KeyStore.getInstance(store, password)
                    .getCertificate(getKeyAlias().getOrElse(""));
            if (certificate == null) {
                return Optional.empty();
            }
            Map<String, String> digests = new TreeMap<>();
            digests.put("signingConfig", getSigningConfig().get());
            digests.put("sha256", digest("SHA-256", certificate));
            digests.put("sha1", digest("SHA-1", certificate));
            return Optional.of(digests);
        } catch (IOException | GeneralSecurityException cannotBeRead) {
            // The build that signs says so; here it is only left out.
            return Optional.empty();
        }
    }

    private static String digest(String algorithm, Certificate certificate) throws GeneralSecurityException {
        StringBuilder hex = new StringBuilder();
        for (byte b : MessageDigest.getInstance(algorithm).digest(certificate.getEncoded())) {
            hex.append(hex.length() == 0 ? "" : ":").append(String.format("%02X", b));
        }
        return hex.toString();
    }
}
