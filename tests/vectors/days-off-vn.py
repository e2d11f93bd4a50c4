"""Writes days-off-vn.txt: the days on which offices of Việt Nam rest or work out of the ordinary, as the PyPI package
`holidays` knows them. The tests only read what is written; run this by hand when the package knows more:

    pip install holidays && python3 tests/vectors/days-off-vn.py > tests/vectors/days-off-vn.txt
"""

import holidays

YEARS = range(2024, 2028)
days = holidays.country_holidays("VN", years=YEARS, language="vi")
print(f"# PyPI holidays {holidays.__version__}, country_holidays('VN'), {YEARS[0]}-{YEARS[-1]}")
lines = [(day, "off", name) for day, name in days.items()]
lines += [(day, "worked", "làm bù") for day in days.weekend_workdays if day.year in YEARS]
for day, state, name in sorted(lines):
    print(day, state, name)
