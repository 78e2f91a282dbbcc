package io.guanhu.tlog.note;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a verifier key can sign, and how (C2SP signed-note, "Signature types"). */
public enum SignatureType {
    /** An Ed25519 signature of a note's text. */
    ED25519(0x01, "Ed25519", "302a300506032b6570032100", 32, 64),
    /** A timestamped Ed25519 cosignature of a checkpoint. */
    ED25519_COSIGNATURE(0x04, "Ed25519", "302a300506032b6570032100", 32, 64),
    /** A timestamped ML-DSA-44 cosignature of a checkpoint. */
    ML_DSA_44_COSIGNATURE(0x06, "ML-DSA-44", "30820532300b06096086480165030403110382052100", 1312, 2420);

    private final byte id;
    private final String algorithm;
    private final String x509Prefix;
    private final int keyLength;
    private final int signatureLength;

    SignatureType(int id, String algorithm, String prefix, int keyLength, int signatureLength) {
        this.id = (byte) id;
        this.algorithm = algorithm;
        this.x509Prefix = prefix;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    static Optional<SignatureType> of(byte id) {
        return Arrays.stream(values()).filter(type -> type.id == id).findFirst();
    }

    byte id() {
        return id;
    }

    /** The name of the algorithm in the JDK. */
    String algorithm() {
        return algorithm;
    }

    int keyLength() {
        return keyLength;
    }

    int signatureLength() {
        return signatureLength;
    }

    /** The raw key from the JDK's encoding; empty if the key is of another kind. */
    Optional<byte[]> rawOf(byte[] x509) {
        byte[] prefix = prefix();
        boolean ours = x509.length == prefix.length + keyLength
                && Arrays.equals(x509, 0, prefix.length, prefix, 0, prefix.length);
        return ours ? Optional.of(Arrays.copyOfRange(x509, prefix.length, x509.length)) : Optional.empty();
    }

    byte[] x509Of(byte[] raw) {
        return HexFormat.of().parseHex(x509Prefix + HexFormat.of().formatHex(raw));
    }

    private byte[] prefix() {
        return HexFormat.of().parseHex(x509Prefix);
    }
}
