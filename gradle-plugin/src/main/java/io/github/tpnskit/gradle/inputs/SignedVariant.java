package io.github.tpnskit.gradle.inputs;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Internal;

/** A variant together with the certificate that it is signed with. */
public interface SignedVariant extends VariantInputs {
    /** The name of the signing config, such as {@code release}. */
    @Internal
    Property<String> getSigningConfig();

    @Internal
    RegularFileProperty getStore();

    @Internal
    Property<String> getStorePassword();

    @Internal
    Property<String> getKeyAlias();

    /** The certificate, or nothing if it can't be read. */
    default List<Map<String, String>> certificates() {
        try {
            File store = getStore().getAsFile().getOrNull();
            if (store == null || !store.isFile()) {
                return List.of();
            }
            char[] password = getStorePassword().map(String::toCharArray).getOrNull();
            Certificate certificate = KeyStore.getInstance(store, password)
                    .getCertificate(getKeyAlias().getOrElse(""));
            if (certificate == null) {
                return List.of();
            }
            return List.of(Map.of(
                    "signingConfig",
                    getSigningConfig().get(),
                    "sha256",
                    digest("SHA-256", certificate),
                    "sha1",
                    digest("SHA-1", certificate)));
        } catch (IOException | GeneralSecurityException cannotBeRead) {
            // The task that signs the app reports this; here the certificate is only left out.
            return List.of();
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
