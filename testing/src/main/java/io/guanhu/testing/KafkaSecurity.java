package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/**
 * How a broker authenticates clients: SCRAM-SHA-512 over TLS, with its own certificate. Its
 * controller admits only the holder of that certificate. Anything not allowed by an access rule is
 * refused.
 *
 * @param directory contains the certificate and its key
 * @param password the password of the broker's own user, who has all rights
 */
public record KafkaSecurity(Path directory, String password) {

    /** The broker's own user. */
    public static final String BROKER = "broker";

    private static final String NAME = "CN=guanhu-broker";
    private static final String TEN_YEARS = "3650";

    /** Creates the certificate on the first call. */
    public static KafkaSecurity prepare(Path directory, String password) {
        KafkaSecurity security = new KafkaSecurity(directory, password);
        try {
            Files.createDirectories(directory);
            if (!Files.exists(security.certificate())) {
                security.makeCertificate();
            }
            return security;
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka's certificate: " + e.getMessage(), e);
        }
    }

    /** The settings with which a client connects as this user. */
    public Map<String, String> client(String user, String userPassword) {
        return Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", login(user, userPassword),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", certificate().toString());
    }

    /** The settings for the broker's own user, who has all rights. */
    public Map<String, String> broker() {
        return client(BROKER, password);
    }

    /** The users that must exist before the broker's first start. */
    List<String> formatting() {
        return List.of("--add-scram", "SCRAM-SHA-512=[name=%s,password=%s]".formatted(BROKER, password));
    }

    String settings(int port, int controllerPort) {
        return """
                listeners=CLIENTS://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=CLIENTS://localhost:%1$d
                listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:SSL
                inter.broker.listener.name=CLIENTS
                sasl.enabled.mechanisms=SCRAM-SHA-512
                sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
                listener.name.clients.scram-sha-512.sasl.jaas.config=%3$s
                listener.name.controller.ssl.client.auth=required
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%4$s
                ssl.keystore.password=%5$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%6$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                super.users=User:%7$s;User:%8$s
                """.formatted(
                        port, controllerPort, login(BROKER, password), keys(), password, certificate(), BROKER, NAME);
    }

    private static String login(String user, String password) {
        return "%s required username=\"%s\" password=\"%s\";"
                .formatted(ScramLoginModule.class.getName(), user, password);
    }

    private Path keys() {
        return directory.resolve("broker.p12");
    }

    private Path certificate() {
        return directory.resolve("broker.pem");
    }

    private void makeCertificate() throws IOException {
        Files.deleteIfExists(keys());
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                TEN_YEARS,
                "-dname",
                NAME,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "broker",
                "-file",
                certificate().toString());
    }

    /**
     * The password is in the environment, because arguments are visible to anyone who lists
     * processes.
     */
    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keys().toString(), "-storetype", "PKCS12", "-storepass:env", "STORE"));
        ProcessBuilder tool = new ProcessBuilder(command).redirectErrorStream(true);
        tool.environment().put("STORE", password);
        Process process = tool.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
