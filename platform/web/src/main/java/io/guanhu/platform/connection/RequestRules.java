package io.guanhu.platform.connection;

import io.guanhu.platform.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which requests are refused because of their form (RFC 9110 and RFC 9112), and how. */
final class RequestRules {

    private static final String MALFORMED = "malformed-request";

    /** RFC 3986, section 3.2.2, without characters that no name server accepts. */
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

    private RequestRules() {}

    /** Why the decoder failed. */
    static ProblemException undecodable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> ProblemException.of(HttpStatus.URI_TOO_LONG, "request-line-too-long");
            case TooLongHttpHeaderException _ ->
                ProblemException.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers-too-large");
            default -> ProblemException.of(HttpStatus.BAD_REQUEST, MALFORMED);
        };
    }

    /** What is wrong with a decoded request; null if nothing is. */
    static @Nullable ProblemException broken(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (version.majorVersion() != 1) {
            return ProblemException.of(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "http-version-not-supported");
        }
        if (HttpMethod.CONNECT.equals(request.method())) {
            return ProblemException.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed");
        }
        if (!hasOneHost(request) || !isWellFormed(request.uri())) {
            return ProblemException.of(HttpStatus.BAD_REQUEST, MALFORMED);
        }
        List<String> encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!encodings.isEmpty()
                && !(encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked"))) {
            return ProblemException.of(HttpStatus.NOT_IMPLEMENTED, "transfer-encoding-not-supported");
        }
        String expect = request.headers().get(HttpHeaderNames.EXPECT);
        return expect == null || expect.equalsIgnoreCase("100-continue")
                ? null
                : ProblemException.of(HttpStatus.EXPECTATION_FAILED, "expectation-failed");
    }

    /** RFC 9112, section 3.2: exactly one. HTTP/1.0 had none. */
    private static boolean hasOneHost(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty()) {
            return request.protocolVersion().minorVersion() == 0;
        }
        return hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
    }

    /**
     * A path, a complete address or {@code *}, which when decoded is text without NUL. Brackets are
     * only allowed around addresses (RFC 3986, section 2.2): some intermediaries take a query with
     * plain brackets as not encoded, and encode it twice.
     */
    private static boolean isWellFormed(String target) {
        if (target.equals("*")) {
            return true;
        }
        try {
            URI uri = new URI(target.startsWith("/") ? "http://host" + target : target);
            String query = uri.getRawQuery();
            return uri.getHost() != null
                    && isText(uri.getRawPath())
                    && isText(query)
                    && (query == null || query.chars().noneMatch(c -> c == '[' || c == ']'));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isText(@Nullable String encoded) {
        if (encoded == null || encoded.indexOf('%') < 0) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
