package io.guanhu.platform.app;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Requests that are not HTTP, or not any that the service speaks; each with its status and code. */
final class MalformedRequests {

    private static final String HOST = ConnectionIT.HOST;

    private MalformedRequests() {}

    static Stream<Arguments> all() {
        return Stream.concat(targets(), parts());
    }

    private static Stream<Arguments> targets() {
        return Stream.of(
                of("GET / HTTP/1.1\r\n\r\n", 400, "malformed-request"),
                of("GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n", 400, "malformed-request"),
                of("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "malformed-request"),
                of("GET / HTTP/1.1\r\nHost: user@localhost\r\n\r\n", 400, "malformed-request"),
                of("GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "malformed-request"),
                of("GET\r\n\r\n", 400, "malformed-request"),
                of("GET / HTTX/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET / HTTP/2.0\r\n" + HOST + "\r\n", 505, "http-version-not-supported"),
                of("GET nowhere HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET /a|b HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET /%zz HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET /%00 HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET /?a=%00 HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET /?x[]=1 HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET /?a=%2E&[=%2E HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET /?a=%ff HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
                of("GET /?a=%C3%28 HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"));
    }

    private static Stream<Arguments> parts() {
        return Stream.of(
                of("GET / HTTP/1.1\r\n" + HOST + "no colon\r\n\r\n", 400, "malformed-request"),
                of("GET / HTTP/1.1\r\n" + HOST + "a\0: b\r\n\r\n", 400, "malformed-request"),
                of("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", 405, "method-not-allowed"),
                of("POST / HTTP/1.1\r\n" + HOST + "Content-Length: x\r\n\r\n", 400, "malformed-request"),
                of(
                        "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                        400,
                        "malformed-request"),
                of("POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip\r\n\r\n", 400, "malformed-request"),
                of(
                        "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip, chunked\r\n\r\n",
                        501,
                        "transfer-encoding-not-supported"),
                of("POST / HTTP/1.1\r\n" + HOST + "Expect: a miracle\r\n\r\n", 417, "expectation-failed"),
                of("GET /" + "a".repeat(13_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, "request-line-too-long"),
                of("GET / HTTP/1.1\r\n" + HOST + "A: " + "a".repeat(30_000) + "\r\n\r\n", 431, "headers-too-large"),
                of(
                        "POST /api/notes HTTP/1.1\r\n" + ConnectionIT.CHUNKED + "Authorization: " + ConnectionIT.token()
                                + "\r\n\r\nxyz\r\n",
                        400,
                        "malformed-request"));
    }

    private static Arguments of(String request, int status, String code) {
        return Arguments.of(request, status, code);
    }
}
