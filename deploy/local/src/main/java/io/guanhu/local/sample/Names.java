package io.guanhu.local.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Names as found in a Chinese bank: Han names, names of minorities with a middle dot, and Latin
 * names.
 */
final class Names {

    private static final List<String> SURNAMES = List.of(
            "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁",
            "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "曾", "彭", "吕", "单", "仇", "解",
            "任", "区", "欧阳", "上官", "司徒");
    private static final List<String> FIRST = List.of(
            "梓", "雨", "浩", "宇", "欣", "怡", "俊", "诗", "子", "思", "佳", "晓", "文", "志", "建", "丽", "秀", "桂", "玉", "春", "国",
            "海", "雪", "嘉", "静", "紫", "沐", "奕", "睿", "乐");
    private static final List<String> SECOND = List.of(
            "涵", "轩", "妍", "泽", "杰", "琪", "彤", "霖", "豪", "娜", "婷", "磊", "芳", "敏", "霞", "燕", "鹏", "琳", "倩", "颖", "斌",
            "莹", "瑶", "晨", "凯", "洁", "萱", "熙", "铭", "𬘭", "㛃");
    private static final List<String> MINORITY_FIRST = List.of(
            "阿依古丽", "买买提", "古丽娜尔", "艾力", "扎西", "卓玛", "巴特尔", "其木格", "吐尔逊", "迪丽拜尔", "努尔兰", "阿曼古丽", "格桑", "次仁", "苏和",
            "乌兰图雅");
    private static final List<String> MINORITY_SECOND =
            List.of("吐尔逊江", "艾合买提", "依明", "热合曼", "平措", "旺堆", "达瓦", "孟和", "赛音", "卡德尔", "库尔班", "阿布都拉");
    private static final List<String> LATIN_FIRST = List.of(
            "Anneliese",
            "Björn",
            "Catarina",
            "Dmitri",
            "Eleanor",
            "Françoise",
            "Giacomo",
            "Henrietta",
            "Ingeborg",
            "Joaquín",
            "Katarzyna",
            "Leopold",
            "Magdalena",
            "Nikolaj");
    private static final List<String> LATIN_LAST = List.of(
            "Abernathy",
            "Bergström",
            "Castellano",
            "Dziewanowski",
            "Eriksdóttir",
            "Fitzwilliam",
            "González-Iturbe",
            "Hohenberg",
            "Ivanovskaya",
            "Kjærgaard",
            "Lindqvist",
            "O’Shaughnessy",
            "Papadopoulos",
            "Vandenberghe");

    private Names() {}

    static String next(RandomGenerator random) {
        int kind = random.nextInt(100);
        if (kind < 5) {
            return pick(LATIN_FIRST, random) + " " + pick(LATIN_LAST, random);
        }
        if (kind < 13) {
            return pick(MINORITY_FIRST, random) + "·" + pick(MINORITY_SECOND, random);
        }
        String given = pick(FIRST, random) + pick(SECOND, random);
        return pick(SURNAMES, random) + given;
    }

    private static String pick(List<String> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
