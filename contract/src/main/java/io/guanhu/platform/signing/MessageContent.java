package io.guanhu.platform.signing;

import io.guanhu.tlog.tree.Hash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The signed content of a message: topic, key, data and the relevant headers, which are those of
 * the CloudEvent. Other headers, such as those added by a tracing agent, are neither signed nor
 * read.
 */
public final class MessageContent {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";

    private static final String EVENT_PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final String DOMAIN = "guanhu-message-v1";
    private static final int ABSENT = -1;

    private final SortedMap<String, String> headers;
    private final Hash leaf;

    private MessageContent(SortedMap<String, String> headers, Hash leaf) {
        this.headers = headers;
        this.leaf = leaf;
    }

    /**
     * The content of a message.
     *
     * @param headers the relevant headers; see {@link #hasMeaning}
     */
    public static MessageContent of(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] data) {
        SortedMap<String, String> sorted = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        return new MessageContent(sorted, Hash.ofLeaf(encode(topic, key, sorted, data)));
    }

    /** Whether a header is signed, and may be read. */
    public static boolean hasMeaning(String header) {
        return header.startsWith(EVENT_PREFIX) || header.equals(CONTENT_TYPE);
    }

    /** The relevant headers. */
    public SortedMap<String, String> headers() {
        return headers;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /**
     * SHA-256 over all of it, as a leaf of RFC 6962. Two messages with one id must not differ here.
     */
    public byte[] digest() {
        return leaf.bytes();
    }

    Hash leaf() {
        return leaf;
    }

    /** Every part preceded by its length, so that parts cannot be confused. */
    private static byte[] encode(
            String topic, @Nullable String key, SortedMap<String, String> headers, byte @Nullable [] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, DOMAIN);
            write(out, topic);
            write(out, key);
            out.writeInt(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                write(out, header.getKey());
                write(out, header.getValue());
            }
            write(out, data == null ? null : sha256(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        write(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte @Nullable [] part) throws IOException {
        if (part == null) {
            out.writeInt(ABSENT);
            return;
        }
        out.writeInt(part.length);
        out.write(part);
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
