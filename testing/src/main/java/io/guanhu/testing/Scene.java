package io.guanhu.testing;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.permission.Relation;
import io.guanhu.testing.ServiceApi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record to act on, such as a customer, and people inside and outside its reach.
 *
 * @param about values for the operation's path variables, and for names in braces in {@code sent}
 * @param sent the body, or the query of a reading operation; absent if it needs none
 * @param ifMatch the version to act on
 * @param shown what a list contains for people within reach; absent if the operation is not a list
 * @param people everybody who calls
 */
public record Scene(
        Map<String, String> about,
        @Nullable String sent,
        String ifMatch,
        @Nullable String shown,
        List<Person> people) {

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Prepares records to act on. */
    public interface Stage {

        /**
         * New scenes for an operation, each with a record in a state that the operation needs;
         * empty if the operation concerns nobody's records.
         */
        List<Scene> scenes(Operation operation);

        /**
         * Permissions of lists that contain less than the table permits; other tests cover them.
         */
        default Set<String> shownElsewhere() {
            return Set.of();
        }
    }

    /**
     * A caller.
     *
     * @param relations the relations of the table between this person and the record
     * @param knowing the code of the refusal for a caller who may know of the record but not do
     *     this; absent if the record does not exist for them
     */
    public record Person(
            String name,
            String role,
            Tokens token,
            Set<Relation> relations,
            @Nullable String knowing) {

        public static Person of(String name, String role, Tokens token, Relation... relations) {
            return new Person(name, role, token, Set.of(relations), null);
        }

        public Person knowing(String code) {
            return new Person(name, role, token, relations, code);
        }

        /** The same person with further roles, none of which has the permission. */
        Person alsoIn(List<String> others) {
            List<String> roles = new ArrayList<>(others);
            roles.add(role);
            return new Person(name + ", also in " + others, role, token.roles(roles), relations, knowing);
        }

        boolean may(Permission wanted) {
            return wanted.roles().containsKey(role);
        }

        boolean reaches(Permission wanted) {
            Relation relation = wanted.roles().get(role);
            return relation == Relation.YES || (relation != null && relations.contains(relation));
        }
    }

    public static Scene of(Map<String, String> about, List<Person> people) {
        return new Scene(about, null, "*", null, people);
    }

    public Scene sending(String text) {
        return new Scene(about, text, ifMatch, shown, people);
    }

    /** For a list, which contains the value of this name. */
    public Scene showing(String name) {
        return new Scene(about, sent, ifMatch, Objects.requireNonNull(about.get(name), name), people);
    }

    public Scene matching(String etag) {
        return new Scene(about, sent, etag, shown, people);
    }

    /** With different people, or with others who may know of the record. */
    public Scene with(UnaryOperator<Stream<Person>> others) {
        return new Scene(
                about, sent, ifMatch, shown, others.apply(people.stream()).toList());
    }

    /** The same for a record that does not exist. */
    Scene unknown() {
        return new Scene(
                about.entrySet().stream().collect(Collectors.toMap(Entry::getKey, each -> other(each.getValue()))),
                sent,
                ifMatch,
                shown,
                people);
    }

    private static String other(String id) {
        return UUIDS.matcher(id).matches() ? UUID.randomUUID().toString() : id + "9";
    }

    /** What is sent, with the names replaced. */
    public String text() {
        String text = sent == null ? "" : sent;
        for (Entry<String, String> each : about.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", each.getValue());
        }
        return text;
    }
}
