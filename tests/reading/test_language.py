from __future__ import annotations

import json

import pytest

from framing.reading.language import is_english

# Written for these tests: the same few sentences on an inquiry, as a paper of each language might print them.
OTHERS = {
    "French": (
        "Le ministre a déclaré mardi que l’enquête sur le port se poursuivrait, malgré les critiques de "
        "l’opposition. « Nous n’avons rien à cacher », a-t-il dit devant les journalistes. Les familles des "
        "victimes demandent une commission indépendante depuis des mois, et plusieurs associations ont saisi "
        "la justice."
    ),
    "Spanish": (
        "El ministro declaró el martes que la investigación sobre el puerto continuará pese a las críticas de"
        " la oposición. «No tenemos nada que ocultar», dijo ante los periodistas. Las familias de las "
        "víctimas piden desde hace meses una comisión independiente, y varias asociaciones han acudido a los "
        "tribunales."
    ),
    "German": (
        "Der Minister erklärte am Dienstag, die Untersuchung zum Hafen werde trotz der Kritik der Opposition "
        "fortgesetzt. „Wir haben nichts zu verbergen“, sagte er vor Journalisten. Die Familien der Opfer "
        "fordern seit Monaten eine unabhängige Kommission, und mehrere Verbände haben Klage eingereicht."
    ),
    "Dutch": (
        "De minister zei dinsdag dat het onderzoek naar de haven wordt voortgezet, ondanks kritiek van de "
        "oppositie. ‘We hebben niets te verbergen’, zei hij tegen journalisten. De families van de "
        "slachtoffers vragen al maanden om een onafhankelijke commissie, en het is nog niet duidelijk of die "
        "er komt."
    ),
    "Italian": (
        "Il ministro ha dichiarato martedì che l’inchiesta sul porto andrà avanti nonostante le critiche "
        "dell’opposizione. «Non abbiamo nulla da nascondere», ha detto ai giornalisti. Le famiglie delle "
        "vittime chiedono da mesi una commissione indipendente, e diverse associazioni si sono rivolte ai "
        "giudici."
    ),
    "Portuguese": (
        "O ministro declarou na terça-feira que o inquérito sobre o porto vai continuar, apesar das críticas "
        "da oposição. «Não temos nada a esconder», disse aos jornalistas. As famílias das vítimas pedem há "
        "meses uma comissão independente, e várias associações recorreram aos tribunais."
    ),
    "Danish": (
        "Ministeren sagde tirsdag, at undersøgelsen af havnen vil fortsætte trods kritik fra oppositionen. "
        "»Vi har intet at skjule,« sagde han til journalisterne. Ofrenes familier har i flere måneder bedt om"
        " en uafhængig kommission, og flere foreninger har anlagt sag for retten under henvisning til loven."
    ),
    "Polish": (
        "Minister oświadczył we wtorek, że dochodzenie w sprawie portu będzie kontynuowane mimo krytyki "
        "opozycji. „Nie mamy nic do ukrycia” – powiedział dziennikarzom. Rodziny ofiar od miesięcy domagają "
        "się niezależnej komisji, a kilka stowarzyszeń skierowało sprawę do sądu."
    ),
    "Turkish": (
        "Bakan salı günü, muhalefetin eleştirilerine rağmen limanla ilgili soruşturmanın süreceğini açıkladı."
        " “Gizleyecek hiçbir şeyimiz yok” dedi. Kurbanların aileleri aylardır bağımsız bir komisyon "
        "kurulmasını istiyor ve birçok dernek mahkemeye başvurdu. Hükümet ise iddiaları bir kez daha "
        "reddetti."
    ),
    "Indonesian": (
        "Menteri mengatakan pada hari Selasa bahwa penyelidikan atas pelabuhan akan dilanjutkan meskipun ada "
        "kritik dari oposisi. “Kami tidak menyembunyikan apa pun,” katanya kepada wartawan. Keluarga korban "
        "sudah berbulan-bulan meminta komisi independen, dan beberapa organisasi telah membawa perkara itu ke"
        " pengadilan."
    ),
    "Russian": "Министр заявил во вторник, что расследование продолжится, несмотря на критику оппозиции.",
    "Greek": "Ο υπουργός δήλωσε την Τρίτη ότι η έρευνα θα συνεχιστεί παρά την κριτική.",
    "Arabic": "قال الوزير يوم الثلاثاء إن التحقيق في أحداث الميناء سيستمر رغم انتقادات المعارضة.",
    "Farsi": "وزیر روز سه‌شنبه گفت که تحقیقات درباره بندر با وجود انتقاد مخالفان ادامه خواهد یافت.",
    "Hebrew": "השר אמר ביום שלישי כי החקירה תימשך למרות הביקורת.",
    "Chinese": "部长星期二表示，尽管反对派提出批评，对港口事件的调查仍将继续。",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told_from_english(language):
    """A paragraph is enough, a sentence where the script differs."""
    assert not is_english(OTHERS[language])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Minister resigns", id="two words"),
        pytest.param("Syria: Regime air strikes kill 12 civilians in Idlib market", id="headline"),
        pytest.param("1,204 / 55 / 2017", id="figures alone"),
        pytest.param("Police said no. " * 40, id="few kinds of words"),
        pytest.param(
            "Car bomb kills at least 34 in central province, state media report. More than 50 people wounded in "
            "attack on village blamed on rebel groups; army sources confirm toll, residents flee homes, "
            "hospitals overwhelmed.",
            id="telegram style",
        ),
        pytest.param(
            "The spokesman read out the statement, which said that the group had been told of it: "
            + OTHERS["Russian"][:60]
            + " He then said that he would not answer questions about what the ministry has decided.",
            id="quotation in another script",
        ),
        pytest.param(
            "Agence France-Presse a indiqué that the talks between the two governments would resume on Monday, "
            "and that the mediators from Geneva had been asked to come to Tehran with a new text, the ministry said.",
            id="foreign words",
        ),
    ],
)
def test_english_passes_however_short_or_mixed(text):
    """The warning must be believed when it comes, so it may not cry wolf."""
    assert is_english(text)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["fakes/articles", "polnear/train", "basil/train", "babe/train", "ecbplus/train"])
def test_no_text_of_the_development_data_is_called_foreign(shared, name):
    """Thousands of English texts, down to single sentences, pass without exception."""
    with (shared / "data" / f"{name}.jsonl").open(encoding="utf-8") as file:
        assert [text[:80] for text in (json.loads(line)["text"] for line in file) if not is_english(text)] == []
