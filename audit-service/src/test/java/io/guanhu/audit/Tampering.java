package io.guanhu.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way of tampering.
 *
 * @param flaw what must be named
 * @param index the first leaf that must be named; below zero where it depends on the log's size
 * @param rebuild whether the tiles are made to follow from the leaves afterwards
 * @param signed whether a checkpoint of that is signed by the log's own key, and stored
 */
record Tampering(String flaw, int index, boolean rebuild, boolean signed, String... sql) {

    @Override
    public String toString() {
        return flaw + (rebuild ? " with tiles" : "") + (signed ? " and key: " : ": ") + sql[0];
    }

    private static final String LEAF_5 = " where leaf_index = 5";

    static Stream<Tampering> all(String origin) {
        return Stream.of(leaves(), columns(), details(), tiles(), heads(origin)).flatMap(List::stream);
    }

    private static List<Tampering> leaves() {
        List<Tampering> all = new ArrayList<>();
        String edit = rewrite("E1101", "E1666");
        String editColumn = "update entry_index set actor_id = 'E1666'" + LEAF_5;
        String remove = "delete from leaf" + LEAF_5;
        String lift = "update leaf set leaf_index = leaf_index + 1000000 where leaf_index > 5";
        String closeGap = "update leaf set leaf_index = leaf_index - 1000001 where leaf_index > 5";
        String swap = "update leaf set leaf_index = case leaf_index when 5 then 1000006 else 1000005 end"
                + " where leaf_index in (5, 6)";
        String swapBack = "update leaf set leaf_index = leaf_index - 1000000 where leaf_index > 1000000";
        for (boolean rebuild : List.of(false, true)) {
            for (boolean signed : rebuild ? List.of(false, true) : List.of(false)) {
                String flaw = rebuild ? "external-checkpoint-differs" : "leaf-changed";
                int index = 5;
                all.add(new Tampering(flaw, index, rebuild, signed, edit, editColumn));
                all.add(new Tampering(flaw, index, rebuild, signed, swap, swapBack));
            }
        }
        all.add(new Tampering("leaf-changed", 5, false, false, rewrite("E1101", "\\u12")));
        all.add(new Tampering("leaf-changed", 5, false, false, rewrite("\"details\":[", "\"details\":[x")));
        all.add(new Tampering("leaf-missing", 5, false, false, remove));
        all.add(new Tampering("leaf-changed", 5, false, false, remove, lift, closeGap));
        all.add(new Tampering("leaf-inserted", -1, false, false, insertLeaf("(select size from log_head)")));
        all.add(new Tampering("leaf-inserted", -1, false, false, insertLeaf("-7")));
        return all;
    }

    private static List<Tampering> columns() {
        List<Tampering> all = new ArrayList<>();
        all.add(index("set actor_id = 'E1666'"));
        for (String column : List.of(
                "service",
                "actor_type",
                "action",
                "resource_type",
                "resource_id",
                "outcome",
                "reason",
                "branch",
                "trace_id")) {
            all.add(new Tampering(
                    "index-changed", 5, false, false, "update entry_index set " + column + " = 'forged'" + LEAF_5));
        }
        all.add(index("set customer_id = null"));
        all.add(index("set roles = '{auditor}'"));
        all.add(index("set roles = roles || null::text"));
        all.add(index("set roles = array[roles, roles]"));
        all.add(index("set at = at + interval '1 second'"));
        all.add(index("set entry_id = gen_random_uuid()"));
        all.add(new Tampering("index-changed", 5, false, false, "delete from entry_index" + LEAF_5));
        all.add(new Tampering(
                "index-inserted",
                -1,
                false,
                false,
                "insert into entry_index (leaf_index, entry_id, at, service, actor_type,"
                        + " actor_id, action, resource_type, resource_id, outcome) values"
                        + " (1000000, gen_random_uuid(), now(), 'x', 'STAFF', 'E1', 'x', 'x',"
                        + " 'x', 'ALLOWED')"));
        return all;
    }

    private static List<Tampering> details() {
        List<Tampering> all = new ArrayList<>();
        String detail = " where leaf_index = 5 and position = 1";
        all.add(detail("detail-changed", "update entry_detail set sealed = '\\x010204'" + detail));
        all.add(detail("detail-changed", "update entry_detail set field = 'x'" + detail));
        all.add(detail("detail-changed", "update entry_detail set customer_id = null" + detail));
        all.add(detail("detail-missing", "delete from entry_detail" + detail));
        all.add(detail(
                "detail-missing",
                "insert into erased_category (customer_id, category, order_id, erased_at)"
                        + " select customer_id, category, customer_id, now()"
                        + " from entry_detail"
                        + detail,
                "delete from entry_detail where category = 'IDENTITY' and leaf_index >= 5"));
        all.add(detail(
                "detail-missing",
                "insert into erased_category"
                        + " (customer_id, category, order_id, erased_at, entry_id)"
                        + " select customer_id, category, customer_id, now(), entry_id"
                        + " from entry_detail"
                        + detail,
                "delete from entry_detail where category = 'IDENTITY' and leaf_index >= 5"));
        all.add(detail(
                "detail-inserted",
                "insert into entry_detail select entry_id, 2, customer_id, category, field,"
                        + " salt, sealed, leaf_index from entry_detail"
                        + detail));
        all.add(new Tampering(
                "erasure-unproven",
                -1,
                false,
                false,
                "insert into erased_category (customer_id, category, order_id, erased_at)"
                        + " values (gen_random_uuid(), 'CONTACT', gen_random_uuid(),"
                        + " now())"));
        return all;
    }

    private static List<Tampering> tiles() {
        List<Tampering> all = new ArrayList<>();
        all.add(new Tampering(
                "leaf-changed",
                5,
                false,
                false,
                "update tile set hashes = overlay(hashes placing decode(repeat('00', 32),"
                        + " 'hex') from 161) where level = 0 and tile_index = 0"));
        all.add(new Tampering(
                "tile-changed",
                0,
                false,
                false,
                "update tile set hashes = decode(repeat('00', 32), 'hex') where level = 1"));
        all.add(new Tampering(
                "tile-inserted", -1, false, false, "insert into tile values (0, 77, decode(repeat('00', 32), 'hex'))"));
        all.add(new Tampering(
                "tile-inserted",
                -1,
                false,
                false,
                "update tile set hashes = hashes || decode(repeat('00', 32), 'hex')" + " where level = 1"));
        return all;
    }

    private static List<Tampering> heads(String origin) {
        List<Tampering> all = new ArrayList<>();
        String oldest = " where size = (select min(size) from checkpoint)";
        all.add(new Tampering(
                "checkpoint-forged",
                -1,
                false,
                false,
                "update checkpoint set note = replace(note, '" + origin + "', 'x')" + oldest));
        all.add(new Tampering("checkpoint-missing", -1, false, false, "delete from checkpoint" + oldest));
        all.add(new Tampering("head-moved", -1, false, false, "update log_head set size = size - 3"));
        all.add(new Tampering("head-moved", -1, false, false, "update log_head set size = size + 3"));
        all.add(new Tampering(
                "rolled-back",
                -1,
                true,
                true,
                "delete from leaf where leaf_index >= 300",
                "delete from entry_index where leaf_index >= 300",
                "delete from entry_detail where leaf_index >= 300",
                "delete from checkpoint where size > 300",
                "update log_head set size = 300"));
        return all;
    }

    private static String rewrite(String text, String by) {
        return "update leaf set entry = convert_to(replace(convert_from(entry, 'UTF8'), '" + text + "', '" + by
                + "'), 'UTF8')" + LEAF_5;
    }

    private static String insertLeaf(String index) {
        return "insert into leaf (leaf_index, entry_id, entry) values (" + index + ", gen_random_uuid(), '')";
    }

    private static Tampering index(String set) {
        return new Tampering("index-changed", 5, false, false, "update entry_index " + set + " where leaf_index = 5");
    }

    private static Tampering detail(String flaw, String... sql) {
        return new Tampering(flaw, 5, false, false, sql);
    }
}
