package io.guanhu.gateway;

import io.guanhu.testing.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.service("io.guanhu.gateway")
                .withoutModel()
                .withoutSql()
                .sharing("page", "realm", "upstream")
                .askingForRoles("session.SessionController", "shows people their own roles")
                .askingForRoles(
                        "entry.CustomersOnly", "keeps staff out of the customers' entrance, whatever they may do")
                .tests();
    }
}
