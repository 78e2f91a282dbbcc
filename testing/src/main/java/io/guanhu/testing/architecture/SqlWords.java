package io.guanhu.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Statements are written in lower case, like the names in them. ArchUnit does not know a class's
 * strings, so they are read from its constants: literals, text blocks and the parts of what is
 * joined at run time.
 */
final class SqlWords extends ArchCondition<JavaClass> {

    /** One of these is in nearly every clause of a statement. */
    private static final Set<String> KEY_WORDS = Set.of(
            "ALL",
            "ALTER",
            "AND",
            "ANY",
            "ARRAY",
            "AS",
            "ASC",
            "BETWEEN",
            "BY",
            "CASE",
            "COALESCE",
            "CONFLICT",
            "COPY",
            "COUNT",
            "CREATE",
            "CROSS",
            "DEFAULT",
            "DELETE",
            "DESC",
            "DISTINCT",
            "DO",
            "DROP",
            "ELSE",
            "END",
            "EXISTS",
            "FILTER",
            "FOR",
            "FROM",
            "FULL",
            "GRANT",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INSERT",
            "INTERVAL",
            "INTO",
            "IS",
            "JOIN",
            "LATERAL",
            "LEFT",
            "LIKE",
            "LIMIT",
            "LOCK",
            "LOCKED",
            "MAX",
            "MERGE",
            "MIN",
            "NOT",
            "NULL",
            "NULLIF",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "OVER",
            "PARTITION",
            "RECURSIVE",
            "RETURNING",
            "REVOKE",
            "RIGHT",
            "SELECT",
            "SET",
            "SHARE",
            "SKIP",
            "SUM",
            "TABLE",
            "THEN",
            "TO",
            "TRUNCATE",
            "UNION",
            "UNNEST",
            "UPDATE",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WITH");

    /** Values and names, which have a case of their own. */
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

    SqlWords() {
        super("write SQL in lower case");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        strings(type).stream()
                .filter(SqlWords::hasKeyWordInUpperCase)
                .forEach(text -> events.add(SimpleConditionEvent.violated(
                        type, "%s has SQL in upper case: %s".formatted(type.getName(), text.strip()))));
    }

    /** A single word is a value, such as a state. */
    private static boolean hasKeyWordInUpperCase(String text) {
        List<String> words = WORD.matcher(QUOTED.matcher(text).replaceAll("''"))
                .results()
                .map(MatchResult::group)
                .toList();
        return words.stream().anyMatch(KEY_WORDS::contains) && !text.equals(words.getFirst());
    }

    private static List<String> strings(JavaClass type) {
        return type.getSource().map(SqlWords::strings).orElse(List.of());
    }

    private static List<String> strings(Source source) {
        try (InputStream bytes = source.getUri().toURL().openStream()) {
            var constants = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
            return StreamSupport.stream(constants.spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(constant -> ((StringEntry) constant).stringValue())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
