package io.guanhu.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** Only one kind of class knows tables and columns. */
final class SqlRules {

    /** The methods that start a statement, for R2DBC and for JDBC. */
    private static final Map<String, Set<String>> STATEMENTS = Map.of(
            "org.springframework.r2dbc.core.DatabaseClient", Set.of("sql"),
            "io.r2dbc.spi.Connection", Set.of("createBatch", "createStatement"),
            "java.sql.Connection", Set.of("createStatement", "prepareCall", "prepareStatement"),
            "java.sql.Statement", Set.of("addBatch", "execute", "executeQuery", "executeUpdate"),
            "org.springframework.jdbc.core.simple.JdbcClient", Set.of("sql"),
            "org.springframework.jdbc.core.JdbcOperations",
                    Set.of("batchUpdate", "execute", "query", "queryForList", "queryForObject", "update"));

    private SqlRules() {}

    static ArchRule onlyStoresSpeakSql(Excepted excepted) {
        return classes()
                .that(describe("speak SQL", SqlRules::speaksSql))
                .should(new ForbiddenCalls(
                        describe(
                                "a statement outside of a *Store",
                                access -> isStatement(access) && !isPartOfStore(access.getOriginOwner())),
                        excepted))
                .as("only *Store classes speak SQL");
    }

    static ArchRule onlyStoresContainSql() {
        return classes()
                .should(new ForbiddenCalls(describe("a statement", SqlRules::isStatement), new Excepted("")))
                .as("nobody speaks SQL, as the module's test says");
    }

    private static boolean speaksSql(JavaClass type) {
        return type.getAccessesFromSelf().stream().anyMatch(SqlRules::isStatement);
    }

    private static boolean isStatement(JavaAccess<?> access) {
        return access instanceof JavaCodeUnitAccess<?>
                && STATEMENTS.entrySet().stream()
                        .anyMatch(statements -> statements.getValue().contains(access.getName())
                                && access.getTargetOwner().isAssignableTo(statements.getKey()));
    }

    private static boolean isPartOfStore(JavaClass type) {
        return Excepted.outermost(type).getSimpleName().endsWith("Store");
    }
}
