"""Payees as banks of twenty countries write them, invented, and written down before any was tried; by who is paid.

The names on the left are labels only. Groups that look alike (two bakeries, two sisters) are two payees.
"""

from __future__ import annotations

UNSEEN: dict[str, tuple[str, ...]] = {
    # United Kingdom, Ireland
    "pemberton bakery": (
        "CARD PAYMENT TO PEMBERTON BAKERY LEEDS GB",
        "PEMBERTON BAKERY ON 14 OCT CLP",
        "PEMBERTON BAKERY LTD, LEEDS",
        "Contactless Pemberton Bakery",
    ),
    "pemberton garage": ("PEMBERTON GARAGE LEEDS GB", "CARD PAYMENT TO PEMBERTON GARAGE 0091"),
    "pemberton gallery": (
        "CARD PAYMENT TO PEMBERTON GALLERY YORK GB",
        "PEMBERTON GALLERY ON 02 NOV CLP",
        "PEMBERTON GALLERY LTD",
    ),
    "severn water": ("DIRECT DEBIT PAYMENT TO SEVERN WATER REF 55120991", "SEVERN WATER DD"),
    "clontarf gym": ("VDP-CLONTARF GYM 12/09", "POS CLONTARF GYM DUBLIN IE", "CLONTARF GYM"),
    # United States, Canada
    "blue finch diner": (
        "TST* BLUE FINCH DINER AUSTIN TX",
        "DEBIT CARD PURCHASE 10/02 BLUE FINCH DINER AUSTIN TX",
        "BLUE FINCH DINER #114",
        "CHECKCARD 1002 BLUE FINCH DINER AUSTIN TX 24431069",
    ),
    "blue finch books": ("SQ *BLUE FINCH BOOKS", "BLUE FINCH BOOKS SEATTLE WA"),
    "cascade mutual": ("CASCADE MUTUAL DES:INS PREM ID:XXXXX1221", "ACH DEBIT CASCADE MUTUAL WEB ID: 99120"),
    "halden grocery": ("INTERAC PURCHASE - 4471 HALDEN GROCERY", "HALDEN GROCERY TORONTO ON", "POS HALDEN GROCERY #32"),
    # Germany, Austria, Switzerland
    "drogerie wiesner": (
        "EC 66120043 DROGERIE WIESNER//BREMEN/DE 2026-10-04T18:21",
        "Drogerie Wiesner Fil. 2210",
        "Kartenzahlung Drogerie Wiesner SAGT DANKE",
    ),
    "hausverwaltung brandl": (
        "DAUERAUFTRAG HAUSVERWALTUNG BRANDL",
        "Hausverwaltung Brandl GmbH & Co. KG",
        "SEPA-Überweisung Hausverwaltung Brandl",
    ),
    "trafik huber": ("BEZAHLUNG KARTE TRAFIK HUBER WIEN", "TRAFIK HUBER 1070 WIEN AT"),
    "trafik hofer": ("BEZAHLUNG KARTE TRAFIK HOFER WIEN", "TRAFIK HOFER GRAZ"),
    "aare optik": ("Einkauf Aare Optik, Bern", "AARE OPTIK AG BERN CH", "Debitkarten-Einkauf Aare Optik"),
    # France, Belgium, Luxembourg
    "fromagerie lenoir": (
        "PAIEMENT CB 0310 FROMAGERIE LENOIR NANTES",
        "CARTE 03/10 FROMAGERIE LENOIR",
        "FROMAGERIE LENOIR SARL",
        "ACHAT CB FROMAGERIE LENOIR 04.10.26 CARTE NUMERO 512",
    ),
    "fromagerie lenormand": ("PAIEMENT CB 0410 FROMAGERIE LENORMAND NANTES", "CARTE 04/10 FROMAGERIE LENORMAND"),
    "energie atlantique": ("PRLV SEPA ENERGIE ATLANTIQUE ICS FR44ZZZ RUM 9912", "PRELEVEMENT ENERGIE ATLANTIQUE"),
    "slagerij peeters": ("Bancontact SLAGERIJ PEETERS GENT", "Aankoop Slagerij Peeters", "SLAGERIJ PEETERS BVBA"),
    # Spain, Mexico, Colombia
    "fruteria soler": (
        "COMPRA TARJ. 4018XXXXXXXX1022 FRUTERIA SOLER-VALENCIA",
        "PAGO EN FRUTERIA SOLER, VALENCIA ES",
        "Frutería Soler",
    ),
    "fruteria solana": ("PAGO EN FRUTERIA SOLANA, VALENCIA ES", "Frutería Solana"),
    "gimnasio cumbre": ("RECIBO GIMNASIO CUMBRE Nº 2210", "ADEUDO GIMNASIO CUMBRE SL"),
    "abarrotes lucero": ("COMPRA ABARROTES LUCERO MEXICO MX", "ABARROTES LUCERO SA DE CV", "PAGO ABARROTES LUCERO"),
    # Italy, Portugal, Brazil
    "forno bellini": (
        "PAGAMENTO POS 02/10 ORE 12:40 CARTA 9912 FORNO BELLINI TORINO",
        "FORNO BELLINI S.R.L.",
        "Forno Bellini Torino ITA",
    ),
    "lavanderia tejo": ("COMPRA 4410 LAVANDERIA TEJO LISBOA", "COMPRAS C.DEB LAVANDERIA TEJO", "LAVANDERIA TEJO LDA"),
    "padaria aurora": (
        "COMPRA NO DEBITO - PADARIA AURORA",
        "PIX ENVIADO - PADARIA AURORA LTDA",
        "PADARIA AURORA SAO PAULO BR",
        "Compra cartão PADARIA AURORA 03/10",
    ),
    "padaria alvorada": ("COMPRA NO DEBITO - PADARIA ALVORADA", "PADARIA ALVORADA SAO PAULO BR"),
    # Netherlands, Denmark, Sweden, Norway, Finland
    "groenhof": (
        "BEA, Apple Pay GROENHOF UTRECHT,PAS011 NR:33K1, 04.10.26/12:11",
        "GROENHOF UTRECHT",
        "SEPA iDEAL Groenhof B.V. Kenmerk: 0921",
    ),
    "konditori lind": ("KORTKÖP 261004 KONDITORI LIND MALMÖ", "Konditori Lind", "Kortköp Konditori Lind AB"),
    "konditori lund": ("KORTKÖP 261007 KONDITORI LUND MALMÖ", "Konditori Lund AB"),
    "tandklinik vest": ("Dankort-nota Tandklinik Vest 22110", "TANDKLINIK VEST AARHUS DK"),
    "fjellsport": ("VAREKJØP FJELLSPORT BERGEN DATO 04.10", "Visa 100041 Fjellsport", "FJELLSPORT AS"),
    "lahikauppa koivu": ("KORTTIOSTO LÄHIKAUPPA KOIVU TAMPERE", "Lähikauppa Koivu", "LÄHIKAUPPA KOIVU OY"),
    # Poland, Czechia, Turkey, Russia
    "piekarnia wrona": (
        "ZAKUP PRZY UŻYCIU KARTY PIEKARNIA WRONA KRAKOW",
        "Płatność kartą 04.10.2026 PIEKARNIA WRONA",
        "PIEKARNIA WRONA SP Z O O",
    ),
    "kvetinarstvi nova": ("PLATBA KARTOU KVĚTINÁŘSTVÍ NOVÁ BRNO", "Květinářství Nová s.r.o."),
    "yildiz kuruyemis": ("POS HARCAMA YILDIZ KURUYEMİŞ İSTANBUL TR", "Yıldız Kuruyemiş", "YILDIZ KURUYEMIS LTD STI"),
    "вкусный дом": ("Покупка. ВКУСНЫЙ ДОМ. Москва. Карта *4410", "Оплата товаров и услуг ВКУСНЫЙ ДОМ", "ВКУСНЫЙ ДОМ"),
    # Gulf, India, South-East and East Asia
    "saffron spice": (
        "POS-PURCHASE CARD NO.5123XXXX1200 SAFFRON SPICE DUBAI:AE",
        "SAFFRON SPICE TRADING LLC DUBAI ARE",
        "SAFFRON SPICE 04OCT 881223",
    ),
    "priya nair": (
        "UPI/DR/662100981212/PRIYA NAIR/HDFC/priyan@okhdfc/rent",
        "UPI-PRIYA NAIR-PRIYAN@OKHDFC-HDFC0001122-662100981213-PAYMENT",
        "NEFT-N27110988-PRIYA NAIR",
    ),
    "priya menon": ("UPI/DR/662100981290/PRIYA MENON/SBIN/priyam@oksbi/lunch", "IMPS-627711209-PRIYA MENON-SBI"),
    "kedai rahmat": ("DUITNOW QR KEDAI RAHMAT 88120", "SALE DEBIT KEDAI RAHMAT PENANG MY", "KEDAI RAHMAT SDN BHD"),
    "warung sari": ("TRANSAKSI DEBIT TGL: 04/10 QR 912 WARUNG SARI", "QRIS WARUNG SARI JAKARTA ID"),
    "桜食堂": ("デビット 桜食堂 トウキヨウ", "Vデビット 桜食堂"),
    "مخبز النور": ("شراء عبر نقاط البيع مخبز النور الرياض", "مخبز النور"),
    # Australia, South Africa
    "wattle pharmacy": (
        "VISA PURCHASE WATTLE PHARMACY BRISBANE QLD AU",
        "EFTPOS WATTLE PHARMACY 3341 BRISBANE",
        "Wattle Pharmacy Card xx2210 Value Date: 04/10/2026",
    ),
    "protea fuels": ("POS Purchase PROTEA FUELS SANDTON ZA 5221*7781", "PROTEA FUELS PTY LTD"),
}
