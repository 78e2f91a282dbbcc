package io.guanhu.platform.permission;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of who may do what: {@code contract/permissions.csv}, with a row for each permission
 * and a column for each role. All files with that name on the class path are part of it.
 */
public final class Permissions {

    private static final String FILE = "contract/permissions.csv";

    /** The columns of roles. */
    private static final List<String> ROLES = List.of(
            "relationship-manager",
            "team-lead",
            "operations",
            "compliance-officer",
            "auditor",
            "administrator",
            "customer",
            "core-banking");

    private static final Permissions TABLE = read();

    private final Map<String, Permission> rows;

    private Permissions(Map<String, Permission> rows) {
        this.rows = Collections.unmodifiableMap(rows);
    }

    public static Permissions table() {
        return TABLE;
    }

    /** All permissions, in the order of the table. */
    public Collection<Permission> all() {
        return rows.values();
    }

    /** The names of the permissions of callers with these roles. */
    public List<String> of(Collection<String> roles, String clientId) {
        return rows.values().stream()
                .filter(each -> each.grantedTo(roles, clientId))
                .map(Permission::name)
                .sorted()
                .toList();
    }

    /**
     * The permission with this name.
     *
     * @throws IllegalArgumentException if the table has none
     */
    public Permission named(String name) {
        Permission row = rows.get(name);
        if (row == null) {
            throw new IllegalArgumentException("The table has no permission " + name);
        }
        return row;
    }

    private static Permissions read() {
        Map<String, Permission> rows = new LinkedHashMap<>();
        try {
            ClassLoader loader = Objects.requireNonNull(Permissions.class.getClassLoader());
            for (URL file : Collections.list(loader.getResources(FILE))) {
                read(file, rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Permissions(rows);
    }

    private static void read(URL file, Map<String, Permission> rows) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : csv) {
                Permission permission = permission(row);
                if (rows.put(permission.name(), permission) != null) {
                    throw new IllegalStateException("Twice in the table: " + permission.name());
                }
            }
        }
    }

    private static Permission permission(NamedCsvRecord row) {
        Map<String, Relation> roles = ROLES.stream()
                .filter(role -> !row.getField(role).isEmpty())
                .collect(Collectors.toMap(role -> role, role -> Relation.parse(row.getField(role))));
        return new Permission(
                row.getField("permission"),
                roles,
                services(row.getField("services")),
                secondFactor(row.getField("second-factor")),
                row.getField("meaning"),
                row.getField("含义"));
    }

    private static Set<String> services(String cell) {
        return Arrays.stream(cell.split(" "))
                .filter(service -> !service.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean secondFactor(String cell) {
        if (!cell.isEmpty() && !cell.equals("yes")) {
            throw new IllegalStateException("second-factor must be yes or empty: " + cell);
        }
        return !cell.isEmpty();
    }
}
