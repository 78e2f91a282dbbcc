package io.guanhu.local.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Twenty managers in four branches, with names that no customer has. */
public final class SampleManagers {

    /** A manager as in {@code PUT /api/managers/{employeeId}}. */
    public record SampleManager(String employeeId, String name, String branch) {}

    static final List<String> BRANCHES = List.of("BJ/CHAOYANG/001", "BJ/HAIDIAN/001", "SH/PUDONG/001", "GZ/TIANHE/001");

    private static final List<List<String>> BRANCH_NAMES = List.of(
            List.of("北京朝阳支行", "Beijing Chaoyang Branch"),
            List.of("北京海淀支行", "Beijing Haidian Branch"),
            List.of("上海浦东支行", "Shanghai Pudong Branch"),
            List.of("广州天河支行", "Guangzhou Tianhe Branch"));

    private static final List<String> SERIES = List.of("E11", "E12", "E21", "E31");
    private static final int PER_BRANCH = 5;

    private static final List<String> NAMES = List.of(
            "顾明远", "沈若溪", "陆承志", "苏婉清", "叶知秋", "丁慕白", "范一鸣", "贺兰心", "姜子昂", "孔令仪", "廖思齐", "孟浩宇", "倪雪松", "潘婷玉", "钱程远",
            "任静姝", "石磊峰", "谭咏絮", "万嘉树", "薛映雪");

    private SampleManagers() {}

    /** The branches for the settings of ownership-service, with which a new installation starts. */
    public static Map<String, Object> branchSettings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int at = 0; at < BRANCHES.size(); at++) {
            String branch = "guanhu.ownership.branches[" + at + "].";
            settings.put(branch + "path", BRANCHES.get(at));
            settings.put(branch + "name", BRANCH_NAMES.get(at).getFirst());
            settings.put(branch + "name-en", BRANCH_NAMES.get(at).getLast());
        }
        return settings;
    }

    public static List<SampleManager> all() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(SampleManagers::manager)
                .toList();
    }

    private static SampleManager manager(int at) {
        int branch = at / PER_BRANCH;
        String employeeId = employeeId(branch, at % PER_BRANCH);
        return new SampleManager(employeeId, NAMES.get(at), BRANCHES.get(branch));
    }

    /** The id of the n-th manager of a branch: E1101 is the first of the first. */
    static String employeeId(int branch, int n) {
        return SERIES.get(branch) + "0" + (n % PER_BRANCH + 1);
    }
}
