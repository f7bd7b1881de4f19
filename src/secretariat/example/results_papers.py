"""The example's papers on what its frameworks achieved."""

from pathlib import Path

from secretariat.areas.results.roles import May
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.publishing.declaring import Publication
from secretariat.example.organization import ORGANIZATION
from secretariat.example.spoken import said

STANDARDS_AND_RIGHTS = Publication(
    key="standards-and-rights-2002-05",
    title=said(
        {
            "en": "Implementation in 2002–05: Standards and fundamental principles and rights at"
            " work (operational objective 1a)",
            "fr": "Exécution en 2002-05 : normes et principes et droits fondamentaux au travail"
            " (objectif opérationnel 1a)",
            "es": "Aplicación en 2002-05: normas y principios y derechos fundamentales en el"
            " trabajo (objetivo operativo 1a)",
        }
    ),
    symbol="IOFW/GB.155/STD/4",
    session=said(
        {
            "en": "Governing Body, 155th Session, Lindhaven, June 2006",
            "fr": "Conseil d’administration, 155e session, Lindhaven, juin 2006",
            "es": "Consejo de Administración, 155.ª reunión, Lindhaven, junio de 2006",
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
            "en": "For debate and guidance",
            "fr": "Pour discussion et orientation",
            "es": "Para discusión y orientación",
        }
    ),
    owner=said(
        {
            "en": "International Labour Standards Department",
            "fr": "Département des normes internationales du travail",
            "es": "Departamento de Normas Internacionales del Trabajo",
        }
    ),
    text=Path(__file__).parent / "papers" / "standards-and-rights-2002-05",
    see=PUBLIC,
    freeze=May.PUBLISH_RESULTS,
    clear=May.CLEAR_RESULTS,
    publish=May.PUBLISH_RESULTS,
    organization=said(ORGANIZATION.names),
    notice=said(ORGANIZATION.notice),
)

REFORM = Publication(
    key="reform-2015-17",
    title=said(
        {
            "en": "The reform agenda 2015–17: progress and impact",
            "fr": "Le programme de réforme 2015-17 : avancement et effet",
            "es": "El programa de reformas 2015-17: avance y efecto",
        }
    ),
    symbol="IOFW/GB.191/INS/INF/2",
    session=said(
        {
            "en": "Governing Body, 191st Session, Lindhaven, May 2018",
            "fr": "Conseil d’administration, 191e session, Lindhaven, mai 2018",
            "es": "Consejo de Administración, 191.ª reunión, Lindhaven, mayo de 2018",
        }
    ),
    section=said(
        {
            "en": "Institutional Section",
            "fr": "Section institutionnelle",
            "es": "Sección Institucional",
        }
    ),
    purpose=said(
        {"en": "For information", "fr": "Pour information", "es": "Para información"},
    ),
    owner=said(
        {
            "en": "Bureau of Programming and Management",
            "fr": "Bureau de programmation et de gestion",
            "es": "Oficina de Programación y Gestión",
        }
    ),
    text=Path(__file__).parent / "papers" / "reform-2015-17",
    see=PUBLIC,
    freeze=May.PUBLISH_RESULTS,
    clear=May.CLEAR_RESULTS,
    publish=May.PUBLISH_RESULTS,
    organization=said(ORGANIZATION.names),
    notice=said(ORGANIZATION.notice),
)

RESULTS_PAPERS = (STANDARDS_AND_RIGHTS, REFORM)
