package io.guanhu.local.settings;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the code reads: records with {@code @ConfigurationProperties}, {@code @Value} and the binder. The
 * sources are parsed, not compiled, so that the table needs no service on the class path.
 */
final class SourceSettings extends TreeScanner<Void, Void> {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(guanhu\\.[a-z0-9.-]+)(?::([^}]*))?}");
    private static final Pattern BOUND =
            Pattern.compile("Bindable\\.(listOf|mapOf)\\((?:String\\.class, )?(\\w+)\\.class\\)");

    private final Path root;
    private final SourceTypes types;
    private final List<Setting> found = new ArrayList<>();

    private String module = "";
    private String home = "";

    private SourceSettings(Path root, SourceTypes types) {
        this.root = root;
        this.types = types;
    }

    /** Of the modules in {@code root}. */
    static List<Setting> of(Path root, Collection<String> modules) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(sources(root, modules)));
            var units = task.parse();
            SourceTypes types = new SourceTypes();
            units.forEach(unit -> types.scan(unit, ""));
            SourceSettings settings = new SourceSettings(root, types);
            units.forEach(unit -> settings.scan(unit, null));
            return List.copyOf(settings.found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(Path root, Collection<String> modules) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> tree = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                tree.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    @Override
    public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void none) {
        home = SourceTypes.home(unit);
        module = root.relativize(Path.of(home)).toString().replaceFirst("/src/main/java/.*", "");
        return super.visitCompilationUnit(unit, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        annotation(type.getModifiers().getAnnotations(), "ConfigurationProperties")
                .ifPresent(it -> addRecord(text(it), type));
        return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
        annotation(variable.getModifiers().getAnnotations(), "Value")
                .map(it -> PLACEHOLDER.matcher(text(it)))
                .filter(Matcher::matches)
                .ifPresent(it -> addLeaf(
                        it.group(1), SourceTypes.text(variable.getType()), it.group(2), "", it.group(2) != null));
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
        if (call.getMethodSelect().toString().endsWith(".bind")
                && call.getArguments().getFirst() instanceof LiteralTree name
                && String.valueOf(name.getValue()).startsWith("guanhu.")) {
            Matcher bound = BOUND.matcher(call.getArguments().getLast().toString());
            if (!bound.matches()) {
                throw new IllegalStateException("This reads no settings that the table understands: " + call);
            }
            String collection = bound.group(1).equals("listOf") ? "List<" : "Map<String, ";
            add(String.valueOf(name.getValue()), collection + bound.group(2) + ">", null, "", false);
        }
        return super.visitMethodInvocation(call, null);
    }

    private void addRecord(String prefix, ClassTree type) {
        for (VariableTree component : SourceTypes.components(type)) {
            var annotations = component.getModifiers().getAnnotations();
            Optional<AnnotationTree> fallback = annotation(annotations, "DefaultValue");
            add(
                    prefix + "." + kebab(component.getName().toString()),
                    SourceTypes.text(component.getType()),
                    fallback.map(this::value).orElse(null),
                    type.getSimpleName().toString(),
                    fallback.isPresent() || annotation(annotations, "Nullable").isPresent());
        }
    }

    /** A record inside has settings of its own; a list or map of records has them for each element. */
    private void add(String name, String type, @Nullable String fallback, String within, boolean optional) {
        Matcher collection = SourceTypes.ELEMENT.matcher(type);
        boolean map = collection.matches() && collection.group(1).equals("Map");
        String element = collection.matches() ? collection.group(2) : type;
        ClassTree inner = types.recordNamed(element, within, home);
        if (inner != null) {
            addRecord(name + (map ? ".<name>" : collection.matches() ? "[n]" : ""), inner);
        } else if (map) {
            addLeaf(name + ".<name>", element, fallback, within, true);
        } else {
            addLeaf(name, type, fallback, within, optional);
        }
    }

    private void addLeaf(String name, String type, @Nullable String fallback, String within, boolean optional) {
        found.add(new Setting(name, types.word(type, within, home), fallback, optional, module));
    }

    private String value(AnnotationTree annotation) {
        if (annotation.getArguments().isEmpty()) {
            return "";
        }
        ExpressionTree given = given(annotation);
        return given instanceof LiteralTree ? text(annotation) : types.constant(given.toString());
    }

    private static String text(AnnotationTree annotation) {
        return given(annotation) instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : "";
    }

    private static ExpressionTree given(AnnotationTree annotation) {
        ExpressionTree argument = annotation.getArguments().getFirst();
        return argument instanceof AssignmentTree named ? named.getExpression() : argument;
    }

    private static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> all, String name) {
        return all.stream()
                .filter(it -> it.getAnnotationType().toString().equals(name))
                .<AnnotationTree>map(it -> it)
                .findFirst();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
