package io.guanhu.local.settings;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The records, enums and text constants of the sources, as far as settings are made of them. */
final class SourceTypes extends TreeScanner<Void, String> {

    /** A list, set or map, and what is in it. */
    static final Pattern ELEMENT = Pattern.compile("(List|Set|Map)<(?:String, )?(\\w+)>");

    private static final Pattern ANNOTATION = Pattern.compile("@\\w+(\\(\\))? ");

    private static final Map<String, String> WORDS = Map.of(
            "Duration", "duration",
            "DataSize", "size",
            "boolean", "true, false",
            "Path", "path",
            "String", "text",
            "URI", "URL",
            "Resource", "resource",
            "ZoneId", "time zone");

    private record Declared(ClassTree type, String within, String home) {}

    private final List<Declared> records = new ArrayList<>();
    private final List<Declared> enums = new ArrayList<>();
    private final Map<String, String> constants = new HashMap<>();

    private String home = "";

    @Override
    public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, String within) {
        home = home(unit);
        return super.visitCompilationUnit(unit, within);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String within) {
        String name = type.getSimpleName().toString();
        switch (type.getKind()) {
            case RECORD -> records.add(new Declared(type, within, home));
            case ENUM -> enums.add(new Declared(type, within, home));
            default -> constantsOf(type);
        }
        return super.visitClass(type, name);
    }

    private void constantsOf(ClassTree type) {
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree constant && constant.getInitializer() instanceof LiteralTree literal) {
                constants.put(type.getSimpleName() + "." + constant.getName(), String.valueOf(literal.getValue()));
            }
        }
    }

    /** The record of this name that code in a class of a package means; {@code null} if it means none. */
    @Nullable
    ClassTree recordNamed(String name, String within, String packageOf) {
        return meant(records, name, within, packageOf).orElse(null);
    }

    private static Optional<ClassTree> meant(List<Declared> all, String name, String within, String packageOf) {
        return first(all, name, it -> it.within().equals(within))
                .or(() -> first(all, name, it -> it.home().equals(packageOf)))
                .or(() -> first(all, name, it -> it.within().isEmpty()));
    }

    private static Optional<ClassTree> first(List<Declared> all, String name, Predicate<Declared> where) {
        return all.stream()
                .filter(it -> it.type().getSimpleName().contentEquals(name))
                .filter(where)
                .map(Declared::type)
                .findFirst();
    }

    /** The value of a constant such as {@code Topics.PRIVACY_LEDGER}. */
    String constant(String name) {
        String value = constants.get(name);
        if (value == null) {
            throw new IllegalStateException("There is no text constant " + name);
        }
        return value;
    }

    /** What an operator would call a type that code in a class of a package names. */
    String word(String type, String within, String packageOf) {
        Matcher element = ELEMENT.matcher(type);
        if (element.matches()) {
            return "list of " + word(element.group(2), within, packageOf);
        }
        if (List.of("int", "long", "Long", "float", "double").contains(type)) {
            return "number";
        }
        return meant(enums, type, within, packageOf)
                .map(found -> String.join(", ", valuesOf(found)))
                .orElseGet(() -> WORDS.getOrDefault(type, type));
    }

    /** A type as it is written, without annotations. */
    static String text(Tree type) {
        return ANNOTATION.matcher(type.toString()).replaceAll("");
    }

    static List<VariableTree> components(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .toList();
    }

    /** The package of a file, as its directory. */
    static String home(CompilationUnitTree unit) {
        String file = unit.getSourceFile().getName();
        return file.substring(0, file.lastIndexOf('/'));
    }

    private static List<String> valuesOf(ClassTree type) {
        String name = type.getSimpleName().toString();
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(member -> member.getType().toString().equals(name))
                .map(member -> member.getName().toString())
                .toList();
    }
}
