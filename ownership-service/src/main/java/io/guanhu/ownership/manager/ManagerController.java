package io.guanhu.ownership.manager;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.platform.description.schema.Required;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/managers")
class ManagerController {

    private static final int LONGEST_NAME = 100;

    private final Managers managers;

    ManagerController(Managers managers) {
        this.managers = managers;
    }

    record Entry(
            @Required @Nullable String name,
            @Required @Nullable String branch,
            @Nullable Boolean active) {}

    record Shown(String employeeId, String name, String branch, boolean active) {

        static Shown of(Manager manager) {
            return new Shown(
                    manager.employeeId(), manager.name(), manager.branch().path(), manager.active());
        }
    }

    @Audited("manager.put")
    @PutMapping("/{employeeId}")
    @Permitted("manager.put")
    Mono<Shown> put(@PathVariable String employeeId, @RequestBody Entry entry, Caller caller) {
        return managers.put(checked(employeeId, entry), caller).map(Shown::of);
    }

    @Audited("manager.list")
    @GetMapping
    @Permitted("manager.list")
    Mono<ResponseEntity<Page<Shown>>> list(
            @RequestParam(required = false) @Nullable String branch, PageRequest page, ServerHttpRequest request) {
        if (branch != null && !Branch.wellFormed(branch)) {
            throw ProblemException.invalid("branch", "malformed");
        }
        return managers.all(branch == null ? null : new Branch(branch), page)
                .map(found -> found.map(Shown::of).answering(request));
    }

    private static Manager checked(String employeeId, Entry entry) {
        List<FieldProblem> problems = new ArrayList<>();
        String name = entry.name() == null ? "" : entry.name().strip();
        String branch = entry.branch() == null ? "" : entry.branch();
        if (!Manager.isEmployeeId(employeeId)) {
            problems.add(new FieldProblem("employeeId", "malformed"));
        }
        if (name.isEmpty()) {
            problems.add(new FieldProblem("name", "required"));
        }
        if (name.length() > LONGEST_NAME) {
            problems.add(new FieldProblem("name", "too-long"));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            problems.add(new FieldProblem("name", "malformed"));
        }
        if (!Branch.wellFormed(branch)) {
            problems.add(new FieldProblem("branch", "malformed"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new Manager(employeeId, name, new Branch(branch), !Boolean.FALSE.equals(entry.active()), true);
    }
}
