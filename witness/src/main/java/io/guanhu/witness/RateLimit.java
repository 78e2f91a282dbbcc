package io.guanhu.witness;

import java.util.LinkedHashMap;
import java.util.Map;

/** Limits the requests per second from one address, allowing bursts of twice that number. */
final class RateLimit {

    private static final int MOST_ADDRESSES = 10_000;
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    private record Bucket(double tokens, long at) {}

    synchronized boolean allows(String address, long nanoTime) {
        Bucket full = new Bucket(2.0 * perSecond, nanoTime);
        Bucket before = buckets.getOrDefault(address, full);
        double gained = (nanoTime - before.at()) / NANOS * perSecond;
        double tokens = Math.min(full.tokens(), before.tokens() + gained);
        boolean allowed = tokens >= 1;
        buckets.put(address, new Bucket(allowed ? tokens - 1 : tokens, nanoTime));
        return allowed;
    }
}
