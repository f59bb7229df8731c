#!/usr/bin/env python3
"""Writes the practice data, assets/practice/: three months of a made-up firm with eleven accounts.

Honest: two night owls, a parent with split shifts, three people behind one shared office address, a traveller with
plausible flights, someone ordinary. Planted: an account with a session of 30 hours, weeks of more than 100 hours,
Seoul to Lagos in two hours and a refused video interview; another that shares device and address with a third, worked
before it was verified and only writes. All names are invented, all addresses are from the ranges kept for documentation,
and the same script gives the same bytes.
"""

import csv
import io
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "practice"
FIRST = datetime(2026, 1, 5)
LAST = datetime(2026, 3, 27)
SEOUL = (37.57, 126.98)
BUSAN = (35.18, 129.08)
TOKYO = (35.68, 139.69)
LAGOS = (6.52, 3.38)

chance = Random(20260105)
work: list[tuple[str, datetime, datetime, str]] = []
visits: list[tuple[str, datetime, str, str, str, tuple[float, float], str]] = []


def days(first=FIRST, last=LAST, weekend=False):
    day = first
    while day <= last:
        if weekend or day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def at(day, hour, spread=25):
    return day + timedelta(hours=hour, minutes=chance.randint(-spread, spread))


def shift(account, day, hour, length, client, spread=25):
    start = at(day, hour, spread)
    work.append((account, start, start + timedelta(hours=length, minutes=chance.randint(-20, 20)), client))


def visit(account, moment, address, place, device, country="KR", outcome="성공"):
    visits.append((account, moment, outcome, address, country, place, device))


def person(account, address, device, shifts, clients, place=SEOUL, sign_in_every=2, absent=0.06):
    """An honest working life: shifts are (hour, length) of a day."""
    for count, day in enumerate(days()):
        if chance.random() < absent:
            continue
        if count % sign_in_every == 0:
            visit(account, at(day, shifts[0][0] - 0.2, 8), address, place, device)
        for hour, length in shifts:
            shift(account, day, hour, length, chance.choice(clients))


# Night owls: late, but they rest.
person("do.hana@example.org", "198.51.100.31", "PC-0031", [(21.5, 5.5)], ["가람소프트", "누리몰"])
person("ma.roo@example.org", "198.51.100.47", "PC-0047", [(14, 4), (19.5, 4.5)], ["누리몰"])
# A parent who works around school and bedtime.
person("ra.on@example.org", "198.51.100.52", "PC-0052", [(9, 2.8), (13.5, 2), (21, 2.5)], ["가람소프트"])
# One shared office, one address.
for number, (account, hour) in enumerate([("bom.i@example.org", 9), ("sol.chan@example.org", 10), ("yeon.woo@example.org", 9.5)]):
    person(account, "198.51.100.20", f"PC-01{number:02}", [(hour, 3.2), (hour + 4.2, 4)], ["다온물류", "가람소프트"])
person("jung.mi@example.org", "198.51.100.66", "PC-0066", [(9, 3), (13, 4.8)], ["다온물류"])

# A traveller: Busan, and a week in Tokyo with a flight of an evening.
for count, day in enumerate(days()):
    abroad = datetime(2026, 2, 9) <= day <= datetime(2026, 2, 13)
    if count % 2 == 0 or abroad:
        visit("hae.rin@example.org", at(day, 8.7, 8), "192.0.2.140" if abroad else "198.51.100.81",
              TOKYO if abroad else BUSAN, "PC-0081", "JP" if abroad else "KR")
    shift("hae.rin@example.org", day, 9, 3, "누리몰")
    shift("hae.rin@example.org", day, 13.2, 4.5, "누리몰")

# Planted: more than one person behind one account.
account = "seo.jun@example.org"
for count, day in enumerate(days(weekend=True)):
    long_week = datetime(2026, 2, 2) <= day < datetime(2026, 2, 16) or datetime(2026, 3, 2) <= day < datetime(2026, 3, 9)
    if day in (datetime(2026, 2, 17), datetime(2026, 2, 18), datetime(2026, 2, 19)):
        continue
    if day.weekday() == 6 and not long_week:
        continue
    if count % 2 == 0:
        visit(account, at(day, 8.3, 8), "203.0.113.9", SEOUL, "PC-0107")
    if long_week:
        shift(account, day, 7.5, 8, "가람소프트", 10)
        shift(account, day, 16.2, 7.2, "누리몰", 10)
    else:
        shift(account, day, 9, 4, "가람소프트")
        shift(account, day, 14, 4.5, "누리몰")
work.append((account, datetime(2026, 2, 17, 8, 40), datetime(2026, 2, 18, 14, 50), "가람소프트"))
visit(account, datetime(2026, 3, 11, 10, 5), "203.0.113.9", SEOUL, "PC-0107")
visit(account, datetime(2026, 3, 11, 12, 2), "192.0.2.77", LAGOS, "DESKTOP-7Q", "NG")

# Planted: worked before it was verified, on a machine that a third account uses, too.
for account, device, hour, first in [
    ("baek.ha@example.org", "AST-20418", 10, datetime(2026, 2, 3)),
    ("noh.eul@example.org", "AST-20418", 18, datetime(2026, 1, 19)),
]:
    for count, day in enumerate(days(first)):
        if chance.random() < 0.06:
            continue
        visit(account, at(day, hour - 0.3, 8), "203.0.113.9", SEOUL, device)
        shift(account, day, hour, 3.5, "다온물류")
        if account.startswith("baek"):
            shift(account, day, hour + 4, 2.5, "누리몰")

# Somebody else tries passwords: a failure places nobody.
visit("jung.mi@example.org", datetime(2026, 3, 3, 4, 12), "192.0.2.201", LAGOS, "", "NG", "실패")

ROSTER = [
    ("do.hana@example.org", "도하나", "2023-04-03", "2023-04-03", "2023-04-05", "완료", "", "", "완료"),
    ("ma.roo@example.org", "마루", "2024-09-02", "2024-09-02", "2024-09-02", "완료", "", "", "완료"),
    ("ra.on@example.org", "라온", "2022-11-14", "2022-11-14", "2022-11-15", "완료", "", "", "완료"),
    ("bom.i@example.org", "봄이", "2024-02-05", "2024-02-05", "2024-02-06", "완료", "", "", "완료"),
    ("sol.chan@example.org", "솔찬", "2025-05-12", "2025-05-12", "2025-05-12", "완료", "", "", "완료"),
    ("yeon.woo@example.org", "연우", "2023-08-21", "2023-08-21", "2023-08-22", "완료", "", "", "완료"),
    ("jung.mi@example.org", "정미", "2021-03-02", "2021-03-02", "2021-03-02", "완료", "아니오", "아니오", "완료"),
    ("hae.rin@example.org", "해린", "2024-06-17", "2024-06-17", "2024-06-18", "완료", "", "", "완료"),
    ("seo.jun@example.org", "서준", "2025-10-20", "2025-10-27", "2025-10-24", "미완료", "예", "예", ""),
    ("baek.ha@example.org", "백하", "2026-02-02", "2026-02-02", "2026-03-09", "미완료", "", "예", ""),
    ("noh.eul@example.org", "노을", "2026-01-12", "2026-01-14", "2026-01-16", "완료", "아니오", "", ""),
]


def write(name, header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text(text.getvalue(), encoding="utf-8")


def minute(moment):
    return moment.strftime("%Y-%m-%d %H:%M")


write("근무시간.csv", ["계정", "시작 (KST)", "종료 (KST)", "고객사"],
      [(who, minute(start), minute(end), client) for who, start, end, client in sorted(work, key=lambda row: (row[1], row[0]))])
write("접속기록.csv", ["계정", "접속일시 (KST)", "결과", "접속 IP", "국가", "위도", "경도", "자산번호"],
      [(who, minute(moment), outcome, address, country, *place, device)
       for who, moment, outcome, address, country, place, device in sorted(visits, key=lambda row: (row[1], row[0]))])
write("인력명단.csv", ["계정", "성명", "거주국", "시간대", "가입일", "계약일", "인증일", "화상면접", "화상면접거부", "채팅만", "화상신분확인"],
      [(who, name, "KR", "Asia/Seoul", *rest) for who, name, *rest in ROSTER])
