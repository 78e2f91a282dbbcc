package io.guanhu.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Delays a test until its service has compared itself with the erasure ledger; before that, it
 * answers nothing.
 */
final class LedgerWait implements ApplicationListener<ApplicationReadyEvent> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.management.port");
        if (port == null) {
            return;
        }
        URI health = URI.create("http://localhost:" + port + "/actuator/health/erasureLedger");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline && statusOf(client, health) == UNAVAILABLE) {
                Thread.sleep(100);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The service does not report its health", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int statusOf(HttpClient client, URI health) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
