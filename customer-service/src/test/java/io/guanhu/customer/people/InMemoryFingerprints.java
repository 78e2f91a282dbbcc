package io.guanhu.customer.people;

import io.guanhu.platform.keyring.service.InMemoryKeyVersions;

/** Fingerprints of documents under a key in memory. */
public final class InMemoryFingerprints {

    private static final DocumentFingerprints FINGERPRINTS = new DocumentFingerprints(new InMemoryKeyVersions().keys());

    private InMemoryFingerprints() {}

    public static DocumentFingerprints fingerprints() {
        return FINGERPRINTS;
    }
}
