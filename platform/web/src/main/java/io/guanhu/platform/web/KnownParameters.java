package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
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
 * The query parameters of an endpoint, as its method declares them. A filter that is misspelt and
 * then ignored shows everything instead of little, so whatever is not declared is refused.
 */
final class KnownParameters {

    private static final Set<String> OF_PAGES = Set.of("limit", "cursor");
    private static final int MOST_TOLD = 20;
    private static final int LONGEST_TOLD = 100;

    /** Name of each, and whether it may come more than once. */
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
     * Accepts what is declared.
     *
     * @throws ProblemException 400, naming every parameter that is not, and all that are
     */
    void check(MultiValueMap<String, String> asked) {
        List<FieldProblem> faults = new ArrayList<>();
        boolean unknown = false;
        for (Map.Entry<String, List<String>> parameter : asked.entrySet()) {
            Boolean repeatable = known.get(parameter.getKey());
            if (repeatable == null) {
                unknown = true;
                faults.add(new FieldProblem(shortened(parameter.getKey()), "unknown-parameter"));
            } else if (!repeatable && parameter.getValue().size() > 1) {
                faults.add(new FieldProblem(parameter.getKey(), "repeated"));
            }
        }
        if (!faults.isEmpty()) {
            List<FieldProblem> told = faults.stream().limit(MOST_TOLD).toList();
            ProblemException problem =
                    unknown ? ProblemException.invalid("unknown-parameter", told) : ProblemException.invalid(told);
            throw problem.with("known", List.copyOf(known.keySet()));
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_TOLD ? name : name.substring(0, LONGEST_TOLD);
    }
}
