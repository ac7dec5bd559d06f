/// Every count that the report prints about the 105 people and that the questionnaires can give, and what follows from it.
///
/// `unanswered` is printed by subtraction only: the denominators are the report's.
public enum ReportFigures {
  /// Counts per table and category code of `report_marginals.json`.
  public static let counts: KeyValuePairs<String, KeyValuePairs<String, Int>> = [
    "T01": ["m": 98, "f": 7],
    "T02": ["18_24": 15, "25_34": 74, "35_44": 16],
    "T03": ["single": 76, "married": 22, "cohabiting": 3, "engaged": 3, "divorced": 1],
    "T04": [
      "shkoder": 15, "bajram_curri": 14, "elbasan": 9, "tirane": 7, "peshkopi": 7, "berat": 5, "localities": 47,
    ],
    "T05": ["shkoder": 33, "tropoje": 24, "diber": 17, "elbasan_berat": 17, "other": 14],
    "T06": ["shkoder": 30, "tropoje": 22, "diber": 20, "elbasan": 17, "flexy": 16],
    "T07": ["2025": 41, "2024": 22, "2023": 19, "pre_2023": 11, "2026": 2, "unanswered": 10],
    "T08": ["1_3y": 49, "gt_3y": 38, "3_12m": 17, "lt_3m": 1],
    "T09": ["voluntary": 56, "deportation": 35, "asylum": 1],
    "T10": ["business": 87, "training": 36, "job_search": 22, "networking": 18, "admin": 11, "psychosocial": 9],
    "T11": ["yes": 60],
    "T12": ["secondary": 40, "primary": 23, "vocational": 10],
    "T13": ["unemployed": 36, "informal": 15, "part_time": 6, "full_time": 15, "self_employed": 11, "unanswered": 22],
    "T14": ["average": 34, "low": 23, "very_low": 10, "none": 9],
    "T15": ["family": 80, "alone": 4],
    "T16": ["older": 22, "children": 20, "disabled": 3],
    "T17": ["yes": 13],
    "T18": ["yes": 17],
    "T19": ["both": 12],
    "T21": ["yes": 79],
    "T23": ["never": 68],
    "T24": ["friends_family": 47, "social_media": 34, "diaspora": 20],
    "T25": ["work_easy": 54, "debt_quick": 36],
    "T26": ["irregular": 41, "smuggler": 28, "asylum": 14, "unanswered": 21],
    "T27": ["yes": 26],
    "T28": ["yes": 14],
    "T29": ["yes": 65],
    "T30": ["idea": 46, "prototype": 9, "market": 15, "unanswered": 35],
    "T32": ["never": 40, "sometimes": 38, "often": 6, "unanswered": 21],
    "T33": ["m": 32, "f": 3],
  ]

  /// Means in tenths, as printed: 8.5 and 4.5.
  public static let tenths: KeyValuePairs<String, Int> = ["T20": 85, "T22": 45]
}
