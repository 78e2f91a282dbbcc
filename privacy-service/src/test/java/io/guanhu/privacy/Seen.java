package io.guanhu.privacy;

import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What one person sees, to be compared with what another sees. */
final class Seen {

    private Seen() {}

    /** Status, headers and body. */
    static String answer(ResponseSpec response) {
        var answer = response.expectBody(String.class).returnResult();
        var headers = answer.getResponseHeaders();
        return answer.getStatus()
                + " "
                + headers.headerNames().stream().sorted().toList()
                + " "
                + headers.getETag()
                + " "
                + plain(String.valueOf(answer.getResponseBody()));
    }

    /**
     * A text without what differs between any two requests: ids, times, hashes, signatures, random
     * bits, and where a page ends.
     */
    static String plain(String text) {
        return text.replaceAll("\\s+\\d+ / \\d+\\s+", "\n")
                .replaceAll("\"(checkpoint|leaf|proof)\":\"(?:[^\"\\\\]++|\\\\.)*+\"", "\"$1\":\"signed\"")
                .replaceAll("\"inclusion\":\\[[^\\]]*\\]", "inclusion")
                .replaceAll("\"number\":\\d+", "number")
                .replaceAll("-service \\d+ (?=[A-Z])", "-service epoch ")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-\\s?[0-9a-f]{12}", "id")
                .replaceAll("[0-9A-F]{5}-[0-9A-F]{5}", "reference")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.\\s]+Z", "time")
                .replaceAll("[0-9a-f]{32,}", "hash")
                .replaceAll("(\\\\?\"nonce\\\\?\":\\\\?\")[\\w-]{22}", "$1nonce")
                .replaceAll("\"iat\":\\d+", "iat")
                .replaceAll("\"(ledgerPosition|position)\":\\d+", "position")
                .replaceAll("第 \\d+ 条", "position")
                .replaceAll("[\\w-]{43}", "kid");
    }
}
