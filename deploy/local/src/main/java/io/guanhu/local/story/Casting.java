package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Person;
import io.guanhu.local.sample.SampleCustomer;
import io.guanhu.local.sample.SampleCustomers;
import io.guanhu.local.signin.Logins;
import io.guanhu.local.story.stage.Eventually;
import io.guanhu.local.story.stage.Request;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryCustomer;
import io.guanhu.local.story.stage.StoryEndsException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds a customer for each login. If an earlier run erased the customer's data, the core banking
 * system registers a new customer, who gets the login.
 */
final class Casting {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Set<String> ENDED =
            Set.of("COMPLETED", "PARTIALLY_COMPLETED", "REJECTED", "CANCELLED", "EXPIRED");
    private static final List<String> KNOWN_TO_THEMSELVES = List.of("name", "idNumber", "phone", "email");

    private final Stage stage;
    private final Logins logins;

    Casting(Stage stage) {
        this.stage = stage;
        this.logins = new Logins(new Http(Stage.PATIENCE), stage.suite());
    }

    /**
     * The customer behind a login.
     *
     * @param manager the owner's login
     * @param endedOn when the customer's relationship with the bank ended, if it did
     */
    StoryCustomer customer(String login, String manager, String branch, @Nullable String endedOn) {
        Person owner = stage.atConsole(manager);
        String bound = logins.customerOf(login);
        return Optional.of(bound)
                .filter(id -> !id.isEmpty())
                .filter(id -> endsOpenRequests(login, id))
                .flatMap(id -> asKnownTo(owner, id, login))
                .orElseGet(() -> newCustomer(owner, login, branch, endedOn));
    }

    /** What the owner can read of the customer, if all data still exists. */
    private Optional<StoryCustomer> asKnownTo(Person owner, String id, String login) {
        Answer revealed = owner.post(
                "/api/customers/" + id + "/reveal",
                Map.of("fields", KNOWN_TO_THEMSELVES, "purpose", "VERIFY_IDENTITY"));
        if (!revealed.ok() || revealed.at("fields.phone").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StoryCustomer(
                id,
                login,
                revealed.at("fields.name"),
                revealed.at("fields.idNumber"),
                revealed.at("fields.phone"),
                revealed.at("fields.email")));
    }

    private StoryCustomer newCustomer(Person owner, String login, String branch, @Nullable String endedOn) {
        SampleCustomer person = SampleCustomers.another(new SecureRandom())
                .ownedBy(owner.name().toUpperCase(Locale.ROOT), branch, endedOn);
        Answer created = stage.coreBanking().post("/api/customers", person.body());
        stage.narration()
                .require(
                        "the core banking system opens an account for a new " + login,
                        created.status() == 201,
                        created);
        String id = created.at("id");
        logins.bind(login, id);
        Answer reached = Eventually.see(PATIENCE, () -> owner.get("/api/customers/" + id), Answer::ok);
        stage.narration().require(owner.name() + " reaches them, as ownership-service told", reached.ok(), reached);
        return asKnownTo(owner, id, login).orElseThrow(() -> new StoryEndsException("the new customer cannot be read"));
    }

    /**
     * Lets the customer cancel a request left over by an interrupted run, since nobody else can.
     * Returns false if it cannot be ended.
     */
    private boolean endsOpenRequests(String login, String customerId) {
        Person compliance = stage.atConsole("e9101");
        String path = "/api/privacy-requests?customerId=" + customerId;
        for (JsonNode request : compliance.get(path).json().path("items")) {
            if (isOpen(request)) {
                Request.of(stage.brieflyWithApp(login), request.path("id").asString(""))
                        .cancel();
            }
        }
        for (JsonNode request : compliance.get(path).json().path("items")) {
            if (isOpen(request)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpen(JsonNode request) {
        return !ENDED.contains(request.path("state").asString(""));
    }
}
