package io.guanhu.local.sample;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Person;
import io.guanhu.local.client.Suite;
import io.guanhu.local.signin.Console;
import io.guanhu.local.signin.Logins;
import io.guanhu.local.signin.Machine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a suite with the sample through the gateway, as the core banking system and an operator
 * would. Loading again only adds what is missing, so an interrupted load can be completed.
 */
public final class SampleData {

    private static final int LINES_PER_REQUEST = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The result of a load.
     *
     * @param customers how many were created
     * @param known how many already existed
     * @param refused how many intentionally faulty lines were refused
     * @param unforeseen how many other lines were refused, which should not happen
     */
    public record Loaded(int managers, int customers, int known, int refused, int unforeseen) {

        /** Tells the reader whether the refused lines are a problem. */
        public String ofFaultyLines() {
            String foreseen = refused == 0
                    ? ""
                    : "%d lines of the sample are faulty on purpose and were refused.".formatted(refused);
            return unforeseen == 0
                    ? foreseen
                    : foreseen + " UNEXPECTED: %d valid lines were refused.".formatted(unforeseen);
        }
    }

    private final Suite suite;
    private final Clock clock;
    private final int customers;
    private final Http http = new Http(PATIENCE);

    /** Prepares to load the given number of customers from the beginning of the sample. */
    public SampleData(Suite suite, Clock clock, int customers) {
        this.suite = suite;
        this.clock = clock;
        this.customers = customers;
    }

    public SampleData(Suite suite, Clock clock) {
        this(suite, clock, Integer.MAX_VALUE);
    }

    /**
     * Loads the sample.
     *
     * @param progress receives short messages about the progress
     */
    public Loaded load(Consumer<String> progress) {
        Person operations = Console.signIn(http, suite, "e9001", clock);
        List<SampleCustomer> sample = SampleCustomers.all();
        List<SampleCustomer> chosen = sample.subList(0, Math.min(customers, sample.size()));
        int managers = putManagers(operations);
        progress.accept(managers + " managers in 4 branches");
        Loaded loaded = isComplete(operations, chosen)
                ? new Loaded(managers, 0, chosen.size(), 0, 0)
                : importAll(managers, chosen, operations, progress);
        bindLogins(operations, chosen);
        progress.accept("logins customer1 to customer4 have their customers");
        publishCalendars();
        return loaded;
    }

    /** Publishes the calendars that are missing by now. */
    public void publishCalendars() {
        SampleCalendars.publishMissing(new Http(PATIENCE), suite, clock);
    }

    private static int putManagers(Person operations) {
        List<SampleManagers.SampleManager> managers = SampleManagers.all();
        for (var manager : managers) {
            Answer answer = operations.put(
                    "/api/managers/" + manager.employeeId(),
                    Map.of("name", manager.name(), "branch", manager.branch(), "active", true));
            required(answer, "the manager " + manager.employeeId());
        }
        return managers.size();
    }

    /** The last customer of the sample is created by the last request. */
    private static boolean isComplete(Person operations, List<SampleCustomer> customers) {
        return !find(operations, customers.getLast()).isEmpty();
    }

    private Loaded importAll(
            int managers, List<SampleCustomer> customers, Person operations, Consumer<String> progress) {
        Machine coreBanking = Machine.coreBanking(http, suite);
        awaitManagers(coreBanking);
        List<String> lines = ImportFile.lines(customers);
        Set<String> broken = Set.copyOf(ImportFile.broken());
        int created = 0;
        int known = 0;
        int refused = 0;
        List<String> unforeseen = new ArrayList<>();
        List<String> newest = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += LINES_PER_REQUEST) {
            List<String> batch = lines.subList(from, Math.min(lines.size(), from + LINES_PER_REQUEST));
            Answer answer = coreBanking.postLines("/api/customer-imports", String.join("\n", batch));
            required(answer, "an import of " + batch.size() + " lines");
            newest.clear();
            for (String result : answer.text().lines().toList()) {
                JsonNode line = JSON.readTree(result);
                if (line.hasNonNull("customerId")) {
                    created++;
                    newest.add(line.path("customerId").asString());
                } else if (isDuplicate(line)) {
                    known++;
                } else if (broken.contains(batch.get(line.path("line").asInt() - 1))) {
                    refused++;
                } else {
                    unforeseen.add(refusal(from, line));
                }
            }
            progress.accept((created + known) + " of " + customers.size() + " customers");
        }
        unforeseen.forEach(each -> progress.accept("refused, although it is valid: " + each));
        awaitOwners(operations, newest);
        return new Loaded(managers, created, known, refused, unforeseen.size());
    }

    /**
     * Waits until customer-service knows the last manager and the branches. It sends a line without
     * a customer that names them, and sees from the refusal whether they are known.
     */
    private static void awaitManagers(Machine coreBanking) {
        var last = SampleManagers.all().getLast();
        String line = JSON.writeValueAsString(Map.of("branch", last.branch(), "requestedManager", last.employeeId()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = coreBanking.postLines("/api/customer-imports", line);
        while (!answer.ok() || answer.text().contains("-unknown")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("customer-service does not know the sample's managers yet: " + answer);
            }
            Http.pause(Duration.ofMillis(250));
            answer = coreBanking.postLines("/api/customer-imports", line);
        }
    }

    /** Waits until ownership-service knows the latest customers. */
    private void awaitOwners(Person operations, List<String> customerIds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String id : customerIds) {
            while (!operations.get("/api/assignments?customerId=" + id).ok()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("ownership-service does not know the sample's customers yet");
                }
                Http.pause(Duration.ofMillis(250));
            }
        }
    }

    /** Keeps existing bindings of logins to customers, because the story may have changed them. */
    private void bindLogins(Person operations, List<SampleCustomer> customers) {
        var logins = new Logins(http, suite);
        for (int at = 0; at < Math.min(SampleCustomers.WITH_LOGIN, customers.size()); at++) {
            String login = "customer" + (at + 1);
            if (logins.customerOf(login).isEmpty()) {
                String id = find(operations, customers.get(at));
                if (!id.isEmpty()) {
                    logins.bind(login, id);
                }
            }
        }
    }

    private static String find(Person operations, SampleCustomer customer) {
        Answer answer = operations.post("/api/customers/search", Map.of("idNumber", customer.idNumber()));
        required(answer, "a search");
        return answer.at("items.0.id");
    }

    private static boolean isDuplicate(JsonNode line) {
        return line.path("problem").path("code").asString("").equals("duplicate-customer");
    }

    /** The line's number and what was wrong with it, but never its values. */
    private static String refusal(int from, JsonNode line) {
        JsonNode problem = line.path("problem");
        var text = new StringBuilder("line " + (from + line.path("line").asInt()) + ":");
        for (JsonNode error : problem.path("errors")) {
            text.append(' ')
                    .append(error.path("field").asString(""))
                    .append(' ')
                    .append(error.path("code").asString(""));
        }
        return problem.path("errors").isEmpty()
                ? text + " " + problem.path("code").asString("")
                : text.toString();
    }

    static Answer required(Answer answer, String what) {
        if (!answer.ok()) {
            throw new IllegalStateException("The suite refused " + what + ": " + answer);
        }
        return answer;
    }
}
