package io.guanhu.local.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample as the core banking system would deliver it: one JSON object per line, some with
 * values as people type them, and a few that cannot be repaired.
 */
public final class ImportFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DIRTY_PERCENT = 15;
    private static final int BROKEN_EVERY = 400;

    private ImportFile() {}

    /** All lines; {@link #broken} lists those that must be refused. */
    public static List<String> lines(List<SampleCustomer> customers) {
        var random = new Random(customers.size());
        List<String> broken = broken();
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < customers.size(); at++) {
            SampleCustomer customer = customers.get(at);
            boolean dirty = at >= SampleCustomers.WITH_LOGIN && random.nextInt(100) < DIRTY_PERCENT;
            lines.add(JSON.writeValueAsString(dirty ? dirty(customer.body(), random) : customer.body()));
            if (at % BROKEN_EVERY == BROKEN_EVERY - 1 && at / BROKEN_EVERY < broken.size()) {
                lines.add(broken.get(at / BROKEN_EVERY));
            }
        }
        return lines;
    }

    /** Lines that are refused, each for a different reason. */
    public static List<String> broken() {
        return List.of(
                "{\"name\":\"校验位错误\",\"idType\":\"RESIDENT_ID\",\"idNumber\":\"110199194912310020\",\"branch\":\"BJ/CHAOYANG/001\"}",
                "{\"name\":\"日期错误\",\"idType\":\"RESIDENT_ID\",\"idNumber\":\"110199194902310022\",\"branch\":\"BJ/CHAOYANG/001\"}",
                "{\"name\":\"地区错误\",\"idType\":\"RESIDENT_ID\",\"idNumber\":\"000199194912310021\",\"branch\":\"BJ/CHAOYANG/001\"}",
                "{\"idType\":\"PASSPORT\",\"idNumber\":\"ZZ0000001\",\"branch\":\"SH/PUDONG/001\"}",
                "{\"name\":\"12345\",\"idType\":\"PASSPORT\",\"idNumber\":\"ZZ0000002\",\"branch\":\"SH/PUDONG/001\"}",
                "{\"name\":\"电话错误\",\"idType\":\"PASSPORT\",\"idNumber\":\"ZZ0000003\",\"phone\":\"12\",\"branch\":\"SH/PUDONG/001\"}",
                "{\"name\":\"邮箱错误\",\"idType\":\"PASSPORT\",\"idNumber\":\"ZZ0000004\",\"email\":\"nobody\",\"branch\":\"SH/PUDONG/001\"}",
                "{\"name\":\"证件类型错误\",\"idType\":\"LIBRARY_CARD\",\"idNumber\":\"ZZ0000005\",\"branch\":\"SH/PUDONG/001\"}",
                "{\"name\":\"机构缺失\",\"idType\":\"PASSPORT\",\"idNumber\":\"ZZ0000006\"}",
                "{\"name\":\"字段多余\",\"idType\":\"PASSPORT\",\"idNumber\":\"ZZ0000007\",\"branch\":\"GZ/TIANHE/001\",\"shoeSize\":42}",
                "{\"name\":\"将来日期\",\"idType\":\"PASSPORT\",\"idNumber\":\"ZZ0000008\",\"branch\":\"GZ/TIANHE/001\",\"relationshipEndedOn\":\"2999-01-01\"}",
                "{\"name\":\"半行");
    }

    private static Map<String, Object> dirty(Map<String, Object> body, Random random) {
        Map<String, Object> typed = new LinkedHashMap<>(body);
        typed.computeIfPresent("phone", (_, value) -> Typing.phone((String) value, random));
        typed.computeIfPresent("idNumber", (_, value) -> Typing.idNumber((String) value, random));
        typed.computeIfPresent("name", (_, value) -> Typing.name((String) value, random));
        return typed;
    }
}
