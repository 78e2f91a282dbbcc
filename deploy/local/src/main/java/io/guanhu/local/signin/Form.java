package io.guanhu.local.signin;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Encodes names and values as in HTML forms and OAuth. */
final class Form {

    static final String TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    static BodyPublisher body(Map<String, String> values) {
        return BodyPublishers.ofString(encode(values));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
