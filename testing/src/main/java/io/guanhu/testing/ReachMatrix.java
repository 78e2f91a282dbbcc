package io.guanhu.testing;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.permission.Relation;
import io.guanhu.testing.Scene.Person;
import io.guanhu.testing.Scene.Stage;
import io.guanhu.testing.ServiceApi.Operation;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls every operation that concerns somebody's records with people inside and outside its reach,
 * and compares with the relations in the permission table. People within reach are admitted. All
 * others get the same answer as for a record that does not exist, or do not find it in a list.
 * People within reach whose second factor is stale are asked for a fresh one where the table
 * requires it. Further roles without the permission make no difference.
 *
 * <p>An operation without a {@link Scene} is a fault if the table distinguishes people by whose
 * record it is.
 */
public final class ReachMatrix {

    /** All with the permission reach the record, whoever it belongs to. */
    private static final Set<Relation> EVERYBODYS = Set.of(Relation.ALL, Relation.YES);

    /** Statuses with which an operation itself refuses after admitting the caller. */
    private static final Set<Integer> REFUSED_BY_THE_ACT = Set.of(403, 409, 412, 422);

    private static final String CUSTOMER = "customer";

    private static final List<String> ROLES = List.of(
            "relationship-manager",
            "team-lead",
            "operations",
            "compliance-officer",
            "auditor",
            "administrator",
            CUSTOMER);

    private final ServiceApi api;
    private final Stage stage;
    private final String name;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Set<String>> visited = new TreeMap<>();
    private final Set<String> done = new TreeSet<>();

    public ReachMatrix(int port, Stage stage) {
        this.api = new ServiceApi(port);
        this.stage = stage;
        this.name = stage.getClass().getSimpleName();
    }

    private record Answer(int status, String code, String text) {

        static Answer of(HttpResponse<String> answer) {
            String text = answer.body();
            boolean refused = answer.statusCode() >= 400;
            String code = refused && !text.isEmpty()
                    ? JsonMapper.shared().readTree(text).path("code").asString("")
                    : "";
            return new Answer(answer.statusCode(), code, text);
        }

        boolean succeeds() {
            return status < 300;
        }

        boolean letsIn() {
            return succeeds() || (REFUSED_BY_THE_ACT.contains(status) && !code.equals("forbidden"));
        }

        /** Whether it reveals no more than the other. */
        boolean sameAs(Answer other) {
            return status == other.status && withoutIds().equals(other.withoutIds());
        }

        private String withoutIds() {
            return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}", "#");
        }

        @Override
        public String toString() {
            return status + " " + code;
        }
    }

    /**
     * Calls every operation.
     *
     * @return the differences from the table, one line each
     */
    public List<String> faults() {
        for (Operation operation : api.operations()) {
            Permission wanted = operation.permission();
            if (wanted != null) {
                play(operation, wanted);
            }
        }
        return faults;
    }

    /** The names of the operations that were called. */
    public Set<String> visited() {
        return visited.keySet();
    }

    /** Whether it matters whose record it is. */
    private static boolean tellsApart(Permission wanted) {
        return !EVERYBODYS.containsAll(wanted.roles().values());
    }

    private void play(Operation operation, Permission wanted) {
        List<Scene> scenes = stage.scenes(operation);
        boolean due = tellsApart(wanted) && !stage.shownElsewhere().contains(wanted.name());
        if (scenes.isEmpty() && !due) {
            return;
        }
        Set<String> cells = visited.computeIfAbsent(operation.toString(), _ -> new TreeSet<>());
        for (Scene scene : scenes) {
            // An admitted call may use up the record.
            Stream.concat(scene.people().stream(), inMoreRoles(scene, wanted))
                    .sorted(Comparator.comparing(person -> person.reaches(wanted)))
                    .forEach(person -> {
                        cells.add(cell(person.role(), person.reaches(wanted)));
                        play(operation, wanted, scene, person);
                    });
        }
        for (String role : ROLES) {
            due(wanted, role).stream()
                    .filter(cell -> !cells.contains(cell))
                    .forEach(cell -> fault(operation, cell, "is in no scene of " + name));
        }
        if (!done.contains(operation.toString())) {
            fault(operation, "everybody", "is refused: say in " + name + " what would be right");
        }
    }

    /**
     * Everybody with the role: inside the reach and, if the table makes a difference, outside as
     * well.
     */
    private static List<String> due(Permission wanted, String role) {
        Relation relation = wanted.roles().get(role);
        if (relation == null) {
            return List.of(cell(role, false));
        }
        return EVERYBODYS.contains(relation) ? List.of(cell(role, true)) : List.of(cell(role, true), cell(role, false));
    }

    /**
     * Staff out of reach, with all roles besides that do not have the permission: the people whom these may
     * reach for other purposes, they must not extend the reach of the role that has it.
     */
    private static Stream<Person> inMoreRoles(Scene scene, Permission wanted) {
        List<String> others = ROLES.stream()
                .filter(role -> !role.equals(CUSTOMER) && !wanted.roles().containsKey(role))
                .toList();
        return scene.people().stream()
                .filter(person -> person.may(wanted) && !person.reaches(wanted))
                .filter(person -> !person.role().equals(CUSTOMER) && !others.isEmpty())
                .map(person -> person.alsoIn(others));
    }

    private static String cell(String role, boolean reaches) {
        return role + (reaches ? " within reach" : " out of reach");
    }

    private void play(Operation operation, Permission wanted, Scene scene, Person person) {
        if (operation.hasBody() && scene.sent() == null) {
            fault(operation, person.name(), "does not know what to send: say in " + name);
            return;
        }
        if (person.reaches(wanted) && wanted.secondFactor()) {
            Tokens stale = person.token().authTime(Instant.now().minusSeconds(600));
            Answer answer = ask(operation, scene, stale);
            expect(
                    answer.status() == 401 && answer.text().contains("insufficient-user-authentication"),
                    operation,
                    person,
                    answer + " with a stale second factor");
        }
        Answer answer = ask(operation, scene, person.token());
        if (answer.succeeds()) {
            done.add(operation.toString());
        }
        String got = answer.toString();
        if (!person.may(wanted)) {
            expect(got.equals("403 forbidden"), operation, person, got + " without permission");
        } else if (scene.shown() != null) {
            boolean shows = answer.text().contains(scene.shown());
            expect(
                    answer.succeeds() && shows == person.reaches(wanted),
                    operation,
                    person,
                    got + (shows ? " with it" : " without it"));
        } else if (person.reaches(wanted)) {
            expect(answer.letsIn(), operation, person, got + " within reach");
        } else if (person.knowing() != null) {
            expect(got.equals("403 " + person.knowing()), operation, person, got);
        } else {
            Answer unknown = ask(operation, scene.unknown(), person.token());
            expect(
                    answer.status() == 404 && answer.sameAs(unknown),
                    operation,
                    person,
                    answer.text() + " out of reach, and of what is not there " + unknown.text());
        }
    }

    private Answer ask(Operation operation, Scene scene, Tokens by) {
        String target = api.target(operation, scene.about());
        HttpRequest.Builder request = operation.reads()
                ? api.call(operation, by, target + scene.text(), "")
                : api.call(operation, by, target, scene.text());
        return Answer.of(ServiceApi.send(request.setHeader("If-Match", scene.ifMatch())));
    }

    private void expect(boolean right, Operation operation, Person person, String found) {
        if (!right) {
            fault(operation, person.name(), "is answered " + found);
        }
    }

    private void fault(Operation operation, String who, String what) {
        faults.add(operation + ": " + who + " " + what);
    }
}
