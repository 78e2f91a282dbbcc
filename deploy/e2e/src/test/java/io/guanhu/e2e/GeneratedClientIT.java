package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import io.guanhu.local.sample.Contacts;
import io.guanhu.local.sample.SampleCustomers;
import io.guanhu.local.signin.Logins;
import io.guanhu.local.signin.Machine;
import io.guanhu.local.signin.MobileApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a TypeScript client made from the API document does, at the running suite. */
class GeneratedClientIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long MINUTES = 5;

    private final Suite suite = RunningSuite.where();
    private final MobileApp manager = signIn("e1101");
    private String customer = "";

    private MobileApp signIn(String login) {
        return MobileApp.signIn(new Http(PATIENCE), suite, login, Clock.systemUTC());
    }

    /** Somebody new, whom the manager looks after and who signs in as customer4. */
    @BeforeEach
    void opensAnAccount() {
        manager.stepUp();
        var person = SampleCustomers.another(new SecureRandom()).ownedBy("E1101", "BJ/CHAOYANG/001", null);
        Answer created = Machine.coreBanking(new Http(PATIENCE), suite).post("/api/customers", person.body());
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        customer = created.at("id");
        new Logins(new Http(PATIENCE), suite).bind("customer4", customer);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> manager.get("/api/customers/" + customer).ok());
    }

    @Test
    void makesAChangeATransferAndAnErasureRequest(@TempDir Path directory) throws Exception {
        MobileApp app = signIn("customer4");
        String phone = Contacts.phone(new SecureRandom());
        JsonNode made = act(directory, app, phone);

        Answer change = manager.get("/api/customers/%s/changes/%s"
                .formatted(customer, made.at("/change/id").asString()));
        assertThat(change.at("state")).isEqualTo("APPLIED");
        assertThat(change.at("proposedBy")).isEqualTo("E1101");
        assertThat(change.at("reason.code")).isEqualTo("CORRECTION");
        assertThat(made.at("/change/fields").toString()).isEqualTo("[\"phone\"]");
        Answer changed = manager.get("/api/customers/" + customer);
        assertThat(changed.at("fields.phone")).endsWith(phone.substring(phone.length() - 4));
        assertThat(changed.at("fields.email")).isNotEmpty();

        Answer transfer =
                manager.get("/api/transfers/" + made.at("/transfer/id").asString());
        assertThat(transfer.at("state")).isEqualTo("PROPOSED");
        assertThat(transfer.at("proposer")).isEqualTo("E1101");
        assertThat(transfer.at("toManager")).isEqualTo("E1102");
        assertThat(transfer.at("customers.0.customerId")).isEqualTo(customer);

        Answer request =
                app.get("/api/privacy-requests/" + made.at("/request/id").asString());
        assertThat(request.at("state")).isEqualTo("SUBMITTED");
        assertThat(request.at("customerId")).isEqualTo(customer);
        assertThat(request.at("scope.0")).isEqualTo("CONTACT");
        assertThat(request.at("deadline"))
                .isEqualTo(made.at("/request/deadline").asString());
    }

    /** Tokens by the environment: everybody can read a command line. */
    private JsonNode act(Path directory, MobileApp app, String phone) throws IOException, InterruptedException {
        Path output = directory.resolve("said");
        Path complaints = directory.resolve("complaints");
        var program = new ProcessBuilder(
                        RunningSuite.root().resolve("deploy/api/act").toString())
                .redirectOutput(output.toFile())
                .redirectError(complaints.toFile());
        program.environment()
                .putAll(Map.of(
                        "GUANHU_GATEWAY",
                        suite.gateway().toString(),
                        "GUANHU_CUSTOMER",
                        customer,
                        "GUANHU_PHONE",
                        phone,
                        "GUANHU_TO_MANAGER",
                        "E1102",
                        "GUANHU_MANAGER_TOKEN",
                        manager.token(),
                        "GUANHU_CUSTOMER_TOKEN",
                        app.token()));
        Process running = program.start();
        try {
            assertThat(running.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        assertThat(running.exitValue()).as(Files.readString(complaints)).isZero();
        return new JsonMapper().readTree(Files.readString(output));
    }
}
