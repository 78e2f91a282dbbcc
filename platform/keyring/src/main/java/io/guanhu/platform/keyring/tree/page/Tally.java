package io.guanhu.platform.keyring.tree.page;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The number of living keys, and a sum that only the same keys have: the MAC of each slot under its
 * own key, added modulo 2^256 (the multiset hash of Clarke et al., 2003). Updating it costs only as
 * much as the change, and pages may be counted in any order.
 */
public record Tally(long count, BigInteger sum) {

    public static final Tally ZERO = new Tally(0, BigInteger.ZERO);

    private static final int SUM_BYTES = 32;
    private static final BigInteger MODULUS = BigInteger.TWO.pow(8 * SUM_BYTES);
    private static final String HMAC = "HmacSHA256";
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Tally::hmac);

    static Tally of(Slot slot) {
        byte[] name = slot.name().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(16 + 4 + name.length);
        bytes.putLong(slot.owner().getMostSignificantBits());
        bytes.putLong(slot.owner().getLeastSignificantBits());
        bytes.putInt(slot.generation()).put(name);
        try {
            Mac mac = MAC.get();
            mac.init(new SecretKeySpec(slot.key(), HMAC));
            return new Tally(1, new BigInteger(1, mac.doFinal(bytes.array())));
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("A key cannot be counted");
        }
    }

    /** Reads the result of {@link #sumBytes}. */
    public static Tally of(long count, byte[] sum) {
        return new Tally(count, new BigInteger(1, sum));
    }

    public Tally plus(Tally other) {
        return new Tally(count + other.count, sum.add(other.sum).mod(MODULUS));
    }

    public Tally minus(Tally other) {
        return new Tally(count - other.count, sum.subtract(other.sum).mod(MODULUS));
    }

    /** The sum as 32 bytes. */
    public byte[] sumBytes() {
        byte[] bytes = new byte[SUM_BYTES];
        byte[] raw = sum.toByteArray();
        int from = Math.max(0, raw.length - SUM_BYTES);
        int length = raw.length - from;
        System.arraycopy(raw, from, bytes, SUM_BYTES - length, length);
        return bytes;
    }

    private static Mac hmac() {
        try {
            return Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }
}
