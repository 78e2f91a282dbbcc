package io.guanhu.platform.web.parameter;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.web.PageRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The query parameters that an endpoint's method declares. Any other parameter is refused, because
 * ignoring a misspelt filter would show everything instead of little.
 */
final class KnownParameters {

    private static final Set<String> OF_PAGES = Set.of("limit", "cursor");
    private static final int MOST_TOLD = 20;
    private static final int LONGEST_TOLD = 100;

    /** The name of each, and whether it may occur more than once. */
    private final Map<String, Boolean> known = new TreeMap<>();

    KnownParameters(Method method) {
        for (int i = 0; i < method.getParameterCount(); i++) {
            MethodParameter parameter = new SynthesizingMethodParameter(method, i);
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            add(parameter);
        }
    }

    private void add(MethodParameter parameter) {
        if (parameter.getParameterType() == PageRequest.class) {
            OF_PAGES.forEach(name -> known.put(name, false));
        }
        RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared == null) {
            return;
        }
        String name = declared.name().isEmpty() ? parameter.getParameterName() : declared.name();
        if (name == null || Map.class.isAssignableFrom(parameter.getParameterType())) {
            throw new IllegalStateException("A query parameter must be declared by name: " + parameter.getExecutable());
        }
        Class<?> type = parameter.getParameterType();
        known.put(name, type.isArray() || Collection.class.isAssignableFrom(type));
    }

    Set<String> names() {
        return Set.copyOf(known.keySet());
    }

    /**
     * Checks that all parameters are declared.
     *
     * @throws ProblemException 400 that names every unknown parameter, and all that are known
     */
    void check(MultiValueMap<String, String> asked) {
        List<FieldProblem> faults = new ArrayList<>();
        boolean unknown = false;
        for (Map.Entry<String, List<String>> parameter : asked.entrySet()) {
            Boolean repeatable = known.get(parameter.getKey());
            if (repeatable == null) {
                unknown = true;
                faults.add(new FieldProblem(truncated(parameter.getKey()), "unknown-parameter"));
            } else if (!repeatable && parameter.getValue().size() > 1) {
                faults.add(new FieldProblem(parameter.getKey(), "repeated"));
            }
        }
        if (!faults.isEmpty()) {
            List<FieldProblem> named = faults.stream().limit(MOST_TOLD).toList();
            ProblemException problem =
                    unknown ? ProblemException.invalid("unknown-parameter", named) : ProblemException.invalid(named);
            throw problem.with("known", List.copyOf(known.keySet()));
        }
    }

    private static String truncated(String name) {
        return name.length() <= LONGEST_TOLD ? name : name.substring(0, LONGEST_TOLD);
    }
}
