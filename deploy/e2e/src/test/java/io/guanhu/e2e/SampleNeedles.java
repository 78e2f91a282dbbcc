package io.guanhu.e2e;

import io.guanhu.local.sample.ImportFile;
import io.guanhu.local.sample.SampleCustomer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Customer data that the suite must never log: normalised, and as it was typed. */
final class SampleNeedles {

    private static final List<String> FIELDS = List.of("name", "idNumber", "phone", "email", "address");

    private SampleNeedles() {}

    static Collection<Needle> of(List<SampleCustomer> customers) {
        Set<Needle> needles = new LinkedHashSet<>();
        for (SampleCustomer customer : customers) {
            needles.add(new Needle("name", customer.name()));
            needles.add(new Needle("idNumber", customer.idNumber()));
            needles.add(new Needle("phone", customer.phone()));
            needles.add(new Needle("email", customer.email()));
            needles.add(new Needle("address", customer.address()));
            customer.accountNumbers().forEach(number -> needles.add(new Needle("accountNumber", number)));
        }
        Set<String> broken = Set.copyOf(ImportFile.broken());
        for (String line : ImportFile.lines(customers)) {
            if (!broken.contains(line)) {
                needles.addAll(typed(JsonMapper.shared().readTree(line)));
            }
        }
        return needles;
    }

    private static List<Needle> typed(JsonNode line) {
        List<Needle> needles = new ArrayList<>();
        for (String field : FIELDS) {
            if (line.hasNonNull(field)) {
                needles.add(new Needle(field, line.path(field).asString().strip()));
            }
        }
        return needles;
    }
}
