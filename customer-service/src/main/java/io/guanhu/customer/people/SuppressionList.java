package io.guanhu.customer.people;

import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.SlowHash.Task;
import io.guanhu.customer.people.SuppressionStore.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * People who were erased and must not be registered again automatically, as slow keyed hashes of
 * the marks that identify them. Hashing takes time and must be outside transactions; looking up
 * hashes is fast.
 */
@Component
public class SuppressionList {

    private final SuppressionStore store;
    private final SuppressionSecrets secrets;
    private final SuppressionProperties properties;
    private final SlowHash hash;

    SuppressionList(
            SuppressionStore store, SuppressionSecrets secrets, SuppressionProperties properties, SlowHash hash) {
        this.store = store;
        this.secrets = secrets;
        this.properties = properties;
        this.hash = hash;
    }

    /** A hashed mark. */
    public record Known(Mark mark, String recipe, String hex) {}

    /**
     * A person's marks, hashed in every way that existing entries were hashed.
     *
     * @param kinds these ways
     */
    public record Hashed(List<Known> marks, Set<String> kinds) {

        public Hashed {
            marks = List.copyOf(marks);
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * A row of the list.
     *
     * @param person groups the rows of one person, and reveals nothing else
     */
    public record Entry(Known known, String person) {}

    /**
     * Whom on the list a person may be.
     *
     * @param people the matching people, and how much the person resembles each
     */
    public record Listed(Map<String, Likeness> people) {

        static final Listed NOT = new Listed(Map.of());

        public Listed {
            people = Map.copyOf(people);
        }

        /** Empty if the person resembles nobody on the list. */
        public Optional<Likeness> likeness() {
            return people.values().stream().min(Likeness::compareTo);
        }

        /** The people on the list with at least this likeness. */
        public Set<String> atLeast(Likeness likeness) {
            return people.entrySet().stream()
                    .filter(each -> each.getValue().compareTo(likeness) <= 0)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        /** Without the person's own entries. */
        public Listed without(Set<String> persons) {
            Map<String, Likeness> others = new HashMap<>(people);
            others.keySet().removeAll(persons);
            return new Listed(others);
        }
    }

    /**
     * Hashes people's marks in every way that existing entries were hashed. Does nothing while the
     * list is empty. The amount of work does not depend on whether a person is on the list.
     */
    public Mono<List<Hashed>> hash(List<Map<Mark, String>> people) {
        return store.kinds().collectList().flatMap(kinds -> hash(people, kinds));
    }

    private Mono<List<Hashed>> hash(List<Map<Mark, String>> people, List<Kind> kinds) {
        Map<Integer, byte[]> living = secrets.living();
        List<Task> tasks = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Map<Mark, String> marks : people) {
            int before = tasks.size();
            for (Kind kind : kinds) {
                Recipe recipe = Recipe.of(kind.recipe());
                byte[] secret = living.get(recipe.secret());
                String text = marks.get(kind.mark());
                if (secret != null && text != null) {
                    tasks.add(new Task(kind.mark(), text, recipe, secret));
                }
            }
            counts.add(tasks.size() - before);
        }
        Set<String> ways = texts(kinds);
        return known(tasks).map(all -> split(all, counts, ways));
    }

    private static List<Hashed> split(List<Known> all, List<Integer> counts, Set<String> kinds) {
        List<Hashed> split = new ArrayList<>();
        int at = 0;
        for (int count : counts) {
            split.add(new Hashed(all.subList(at, at + count), kinds));
            at += count;
        }
        return split;
    }

    private static Set<String> texts(List<Kind> kinds) {
        return kinds.stream()
                .map(kind -> kind.mark().code() + " " + kind.recipe())
                .collect(Collectors.toSet());
    }

    private Mono<List<Known>> known(List<Task> tasks) {
        HexFormat hex = HexFormat.of();
        return hash.of(tasks).map(hashes -> {
            List<Known> known = new ArrayList<>();
            for (int at = 0; at < tasks.size(); at++) {
                Task task = tasks.get(at);
                known.add(new Known(task.mark(), task.recipe().text(), hex.formatHex(hashes.get(at))));
            }
            return known;
        });
    }

    /**
     * Whom on the list each of the hashed people may be, in their order.
     *
     * @throws ListGrewException (as an error signal) if there are now entries hashed in a way that
     *     these people were not; hash them again
     */
    public Mono<List<Listed>> find(List<Hashed> people) {
        Set<Known> asked = new LinkedHashSet<>();
        people.forEach(each -> asked.addAll(each.marks()));
        Mono<List<Listed>> found = asked.isEmpty()
                ? Mono.fromCallable(() -> people.stream().map(_ -> Listed.NOT).toList())
                : store.equal(asked)
                        .collect(Collectors.groupingBy(
                                Entry::known, Collectors.mapping(Entry::person, Collectors.toSet())))
                        .map(all -> each(people, all));
        return store.kinds()
                .collectList()
                .map(SuppressionList::texts)
                .filter(now -> people.stream().allMatch(each -> each.kinds().containsAll(now)))
                .switchIfEmpty(Mono.error(ListGrewException::new))
                .then(found);
    }

    private static List<Listed> each(List<Hashed> people, Map<Known, Set<String>> found) {
        return people.stream().map(each -> listed(each.marks(), found)).toList();
    }

    private static Listed listed(List<Known> marks, Map<Known, Set<String>> found) {
        Map<String, Set<Mark>> agreeing = new HashMap<>();
        for (Known known : marks) {
            for (String person : found.getOrDefault(known, Set.of())) {
                agreeing.computeIfAbsent(person, _ -> EnumSet.noneOf(Mark.class))
                        .add(known.mark());
            }
        }
        Map<String, Likeness> people = new HashMap<>();
        agreeing.forEach((person, theirs) -> Likeness.of(theirs).ifPresent(each -> people.put(person, each)));
        return new Listed(people);
    }

    /**
     * The entries of a person, always the same for the same secret. A person without a document
     * gets none, because it would be impossible to tell later whose entries they are.
     *
     * @param wanted the marks to enter
     */
    public Mono<List<Entry>> entries(Map<Mark, String> marks, Set<Mark> wanted) {
        int current = secrets.current();
        byte @Nullable [] secret = secrets.living().get(current);
        if (!marks.containsKey(Mark.DOCUMENT) || wanted.isEmpty()) {
            return Mono.just(List.of());
        }
        if (secret == null) {
            return Mono.error(new IllegalStateException("The suppression list has no secret"));
        }
        Set<Mark> hashed = EnumSet.copyOf(marks.keySet());
        hashed.removeIf(mark -> mark != Mark.DOCUMENT && !wanted.contains(mark));
        List<Task> tasks = hashed.stream()
                .map(mark -> new Task(mark, marks.getOrDefault(mark, ""), properties.recipe(current), secret))
                .toList();
        return known(tasks).map(known -> entered(known, wanted));
    }

    /**
     * The person's own entries on the list, if any, under every cost and secret in use, because
     * they are identified by the hash of the document.
     */
    public Mono<Set<String>> persons(Map<Mark, String> marks) {
        String document = marks.get(Mark.DOCUMENT);
        return document == null
                ? Mono.just(Set.of())
                : store.kinds()
                        .map(Kind::recipe)
                        .distinct()
                        .map(recipe -> new Kind(Mark.DOCUMENT, recipe))
                        .collectList()
                        .flatMap(ways -> hash(List.of(Map.of(Mark.DOCUMENT, document)), ways))
                        .map(hashed -> hashed.getFirst().marks().stream()
                                .map(known -> PersonTag.of(known.hex()))
                                .collect(Collectors.toSet()));
    }

    private static List<Entry> entered(List<Known> known, Set<Mark> wanted) {
        String person = known.stream()
                .filter(each -> each.mark() == Mark.DOCUMENT)
                .map(each -> PersonTag.of(each.hex()))
                .findFirst()
                .orElseThrow();
        return known.stream()
                .filter(each -> wanted.contains(each.mark()))
                .map(each -> new Entry(each, person))
                .toList();
    }

    /** The parameters for new entries. */
    public String recipe() {
        return properties.recipe(secrets.current()).text();
    }

    public Mono<Void> add(List<Entry> entries, Instant now) {
        return entries.isEmpty() ? Mono.empty() : store.add(entries, now);
    }

    /** Removes people from the list who became customers again. */
    public Mono<Void> release(Collection<String> people) {
        return people.isEmpty() ? Mono.empty() : store.remove(people);
    }
}
