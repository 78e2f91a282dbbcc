package io.guanhu.local.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guanhu.testing.Mail;
import io.guanhu.testing.MailServer;
import io.guanhu.testing.Sms;
import io.guanhu.testing.SmsCentre;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows what customers' phones and mailboxes would receive: {@code GET /sms?to=} and
 * {@code GET /mail?to=} as JSON, {@code /} as a page. {@code POST /sms/refusals?count=3} makes the
 * SMS centre refuse three messages.
 */
final class InboxServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SmsCentre sms;
    private final MailServer mail;
    private final HttpServer server;

    private InboxServer(SmsCentre sms, MailServer mail, HttpServer server) {
        this.sms = sms;
        this.mail = mail;
        this.server = server;
    }

    static InboxServer start(int port, SmsCentre sms, MailServer mail) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        InboxServer inbox = new InboxServer(sms, mail, server);
        server.createContext("/sms", exchange -> inbox.json(exchange, inbox::messages));
        server.createContext("/mail", exchange -> inbox.json(exchange, inbox::emails));
        server.createContext("/sms/refusals", exchange -> inbox.json(exchange, inbox::refuse));
        server.createContext("/", inbox::page);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return inbox;
    }

    private List<Map<String, Object>> messages(Map<String, String> query) {
        String to = digits(query.getOrDefault("to", ""));
        return sms.messages().stream()
                .filter(each -> to.isEmpty() || digits(each.to()).equals(to))
                .map(InboxServer::json)
                .toList();
    }

    /** Ignores a plus sign, which does not change the recipient. */
    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    private static Map<String, Object> json(Sms message) {
        return Map.of(
                "id", message.id(),
                "from", message.from(),
                "to", message.to(),
                "text", message.text(),
                "at", message.at().toString());
    }

    private List<Map<String, Object>> emails(Map<String, String> query) {
        String to = query.getOrDefault("to", "");
        return mail.messages().stream()
                .filter(each -> to.isEmpty() || each.to().stream().anyMatch(to::equalsIgnoreCase))
                .map(InboxServer::json)
                .toList();
    }

    private static Map<String, Object> json(Mail email) {
        return Map.of(
                "from", email.from(),
                "to", email.to(),
                "subject", email.subject(),
                "text", email.text(),
                "attachments",
                        email.attachments().stream().map(Mail.Attachment::name).toList(),
                "at", email.at().toString());
    }

    private List<Map<String, Object>> refuse(Map<String, String> query) {
        int count = Integer.parseInt(query.getOrDefault("count", "1"));
        sms.refuseNext(count);
        return List.of(Map.of("refusing", count));
    }

    private void json(HttpExchange exchange, Function<Map<String, String>, List<Map<String, Object>>> answer)
            throws IOException {
        List<Map<String, Object>> found = answer.apply(query(exchange));
        send(exchange, "application/json", JSON.writeValueAsString(found));
    }

    private void page(HttpExchange exchange) throws IOException {
        StringBuilder html = new StringBuilder(InboxPage.HEAD);
        InboxPage.messages(html, sms.messages());
        InboxPage.emails(html, mail.messages());
        send(exchange, "text/html; charset=utf-8", html.toString());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw == null) {
            return Map.of();
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            // A plus sign is part of a phone number here, not a space.
            String value = parts.length == 1 ? "" : parts[1].replace("+", "%2B");
            parameters.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        sms.close();
        mail.close();
    }
}
