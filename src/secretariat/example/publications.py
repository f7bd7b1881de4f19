"""The example's papers: on the ratification of Conventions, on the staff, on recruitment."""

from pathlib import Path

from secretariat.areas.standards.roles import May
from secretariat.areas.workforce.roles import May as MayInWorkforce
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.publishing.declaring import Publication
from secretariat.example.organization import ORGANIZATION
from secretariat.example.spoken import said

FUNDAMENTAL_CONVENTIONS = Publication(
    key="fundamental-conventions",
    title=said(
        {
            "en": "Ratification of the fundamental Conventions at the end of 2025",
            "fr": "Ratification des conventions fondamentales à la fin de 2025",
            "es": "Ratificación de los convenios fundamentales a fines de 2025",
        }
    ),
    symbol="IOFW/GB.214/STD/2",
    session=said(
        {
            "en": "Governing Body, 214th Session, Lindhaven, March 2026",
            "fr": "Conseil d’administration, 214e session, Lindhaven, mars 2026",
            "es": "Consejo de Administración, 214.ª reunión, Lindhaven, marzo de 2026",
        }
    ),
    section=said(
        {
            "en": "International Labour Standards Section",
            "fr": "Section des normes internationales du travail",
            "es": "Sección de Normas Internacionales del Trabajo",
        }
    ),
    purpose=said(
        {
            "en": "For information and guidance",
            "fr": "Pour information et orientation",
            "es": "Para información y orientación",
        }
    ),
    owner=said(
        {
            "en": "International Labour Standards Department",
            "fr": "Département des normes internationales du travail",
            "es": "Departamento de Normas Internacionales del Trabajo",
        }
    ),
    text=Path(__file__).parent / "papers" / "fundamental-conventions",
    see=PUBLIC,
    freeze=May.PUBLISH_STANDARDS,
    write=May.KEEP_INSTRUMENTS,
    clear=May.CLEAR_STANDARDS,
    publish=May.PUBLISH_STANDARDS,
    organization=said(ORGANIZATION.names),
    notice=said(ORGANIZATION.notice),
)

COMPOSITION_OF_THE_STAFF = Publication(
    key="composition-of-the-staff",
    title=said(
        {
            "en": "Composition and structure of the staff at the end of 2022",
            "fr": "Composition et structure du personnel à la fin de 2022",
            "es": "Composición y estructura del personal a fines de 2022",
        }
    ),
    symbol="IOFW/GB.207/PFA/7",
    session=said(
        {
            "en": "Governing Body, 207th Session, Lindhaven, November 2023",
            "fr": "Conseil d’administration, 207e session, Lindhaven, novembre 2023",
            "es": "Consejo de Administración, 207.ª reunión, Lindhaven, noviembre de 2023",
        }
    ),
    section=said(
        {
            "en": "Programme, Financial and Administrative Section",
            "fr": "Section du programme, du budget et de l’administration",
            "es": "Sección de Programa, Presupuesto y Administración",
        }
    ),
    purpose=said(
        {"en": "For information", "fr": "Pour information", "es": "Para información"},
    ),
    owner=said(
        {
            "en": "Human Resources Department",
            "fr": "Département des ressources humaines",
            "es": "Departamento de Recursos Humanos",
        }
    ),
    text=Path(__file__).parent / "papers" / "composition-of-the-staff",
    see=PUBLIC,
    freeze=MayInWorkforce.PUBLISH_WORKFORCE,
    clear=MayInWorkforce.CLEAR_WORKFORCE,
    publish=MayInWorkforce.PUBLISH_WORKFORCE,
    organization=said(ORGANIZATION.names),
    notice=said(ORGANIZATION.notice),
)

RECRUITMENT_AND_DIVERSITY = Publication(
    key="recruitment-and-diversity",
    title=said(
        {
            "en": "Human Resources Strategy 2022–25: recruitment and diversity in 2022",
            "fr": "Stratégie en matière de ressources humaines 2022-25 : recrutement et diversité"
            " en 2022",
            "es": "Estrategia de Recursos Humanos 2022-25: contratación y diversidad en 2022",
        }
    ),
    symbol="IOFW/GB.207/PFA/8",
    session=COMPOSITION_OF_THE_STAFF.session,
    section=COMPOSITION_OF_THE_STAFF.section,
    purpose=said(
        {
            "en": "For debate and guidance",
            "fr": "Pour discussion et orientation",
            "es": "Para discusión y orientación",
        }
    ),
    owner=COMPOSITION_OF_THE_STAFF.owner,
    text=Path(__file__).parent / "papers" / "recruitment-and-diversity",
    see=PUBLIC,
    freeze=MayInWorkforce.PUBLISH_WORKFORCE,
    clear=MayInWorkforce.CLEAR_WORKFORCE,
    publish=MayInWorkforce.PUBLISH_WORKFORCE,
    organization=said(ORGANIZATION.names),
    notice=said(ORGANIZATION.notice),
)

PUBLICATIONS = (FUNDAMENTAL_CONVENTIONS, COMPOSITION_OF_THE_STAFF, RECRUITMENT_AND_DIVERSITY)
