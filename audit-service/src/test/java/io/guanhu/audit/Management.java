package io.guanhu.audit;

import org.springframework.test.web.reactive.server.WebTestClient;

/** What operators see of the service. */
record Management(WebTestClient client, String url) {

    Management(WebTestClient client, int port) {
        this(client, "http://localhost:" + port + "/actuator");
    }

    WebTestClient.ResponseSpec readiness() {
        return client.get().uri(url + "/health/readiness").exchange();
    }

    String health() {
        return shown("/health");
    }

    String metrics() {
        return shown("/prometheus");
    }

    /** The value of a metric with such a label. */
    String metric(String name, String label) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("missing");
    }

    private String shown(String path) {
        String text = client.get()
                .uri(url + path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return text == null ? "" : text;
    }
}
